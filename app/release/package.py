"""The package of a release: a workbook and its tables apart, and the documents, sealed for one recipient."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from app.errors import Problem
from app.keys.slot_header import KdfCost
from app.package.model import MOST_FILES, PackageFacts, PackageFile, new_password, plain_names
from app.package.sealing import Content, Tell, of_bytes, sealed_package
from app.release.cover import TERMS, Cover
from app.release.exportable import Exportable
from app.release.separated import separated
from app.release.tables import CUSTOMER, DOCUMENTS, ITEMS, Table, tables_of
from app.release.workbook import workbook
from app.vault.sealed_file import SealedFile, SealedFiles

BOOK = "Thông tin cung cấp.xlsx"
OURS = (BOOK, f"{CUSTOMER}.csv", f"{ITEMS}.csv")
"""Names that no document takes."""
LEVELS = {1: "BÍ MẬT", 2: "CƠ MẬT"}


@dataclass(frozen=True, slots=True)
class Package:
    """A package about to be sealed: what stands in it, and its password."""

    facts: PackageFacts
    contents: tuple[Content, ...]
    password: str

    @property
    def size(self) -> int:
        """How many bytes are enclosed."""
        return sum(content.file.size for content in self.contents)

    def sealed(self, cost: KdfCost, tell: Tell) -> Iterator[bytes]:
        """The file, piece by piece. Raises as `sealed_package`."""
        return sealed_package(self.facts, self.contents, self.password, cost, tell)


def package_of(exportable: Exportable, cover: Cover, files: SealedFiles) -> Package:
    """Everything of ``exportable``, and nothing else, under a fresh password; documents are read only when sealed.

    Raises Problem("outputs.too_many_documents").
    """
    if not isinstance(exportable, Exportable):
        raise TypeError("only what is exportable leaves")
    documents = exportable.documents
    if len(documents) > MOST_FILES - len(OURS):
        raise Problem("outputs.too_many_documents", most=MOST_FILES - len(OURS))
    enclosed = plain_names([*OURS, *(document.name for document in documents)])[len(OURS) :]
    tables = tables_of(exportable, enclosed)
    contents = [of_bytes(BOOK, workbook((_cover_sheet(exportable, cover), *tables)))]
    contents += [of_bytes(f"{table.name}.csv", separated(table)) for table in tables if table.name != DOCUMENTS]
    for name, document in zip(enclosed, documents, strict=True):
        sealed = document.sealed
        contents.append(Content(PackageFile(name, sealed.size, sealed.sha256.hex()), _reading(files, sealed)))
    return Package(_facts(exportable, cover), tuple(contents), new_password())


def _reading(files: SealedFiles, sealed: SealedFile) -> Callable[[], Iterable[bytes]]:
    return lambda: files.plain(sealed)


def _cover_sheet(exportable: Exportable, cover: Cover) -> Table:
    rows = (
        ("Số bản", cover.number),
        ("Cấp mật", LEVELS[int(exportable.level)]),
        ("Công ty", cover.company),
        *cover.rows(),
        ("Điều kiện sử dụng", TERMS),
    )
    return Table("Bản cung cấp", ("Mục", "Nội dung"), rows)


def _facts(exportable: Exportable, cover: Cover) -> PackageFacts:
    return PackageFacts(
        number=cover.number,
        company=cover.company,
        request=cover.request,
        recipient=cover.recipient,
        recipient_kind=cover.recipient_kind,
        purpose=cover.purpose,
        until=cover.until,
        level=int(exportable.level),
        approved_by=cover.approved_by,
        handed_by=cover.handed_by,
        made_at=cover.at,
    )
