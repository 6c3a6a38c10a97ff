"""The paper of a checkpoint: "Mốc nhật ký". It is kept outside the vault, and names no customer."""

from __future__ import annotations

from collections.abc import Iterator

from app.clock import shown_time
from app.keys.encoding import unb64
from app.oversight.checkpoints.store import Checkpoint
from app.pdf.archival import to_archival
from app.pdf.document import (
    Block,
    Document,
    Fields,
    Heading,
    Notice,
    Paragraph,
    Qr,
    Room,
    Table,
    render,
)
from app.session.door import Session
from app.settings.message import sentence
from app.vault.record import WriterId
from app.vault.roster import OFFICER

TITLE = "Mốc nhật ký"

_KEEP = (
    "Giữ tờ này ngoài kho, trong tủ có khóa. Khi nghi ngờ, hoặc mỗi khi khôi phục kho, so tờ này với nhật ký: mục "
    "Nhật ký, Mốc nhật ký, Đối chiếu giấy. Nếu nhật ký bị cắt, bị viết lại hay bị thay bằng bản cũ, mã trên tờ này "
    "không còn khớp."
)


_ROOM = "\n\n\u00a0"
"""Height for a signature in ink."""


def paper(session: Session, checkpoint: Checkpoint) -> bytes:
    """The finished paper, a PDF for keeping."""
    return to_archival(render(document(session, checkpoint)))


def document(session: Session, checkpoint: Checkpoint) -> Document:
    """What the paper says, before it is drawn."""
    roster, at = session.vault.roster, checkpoint.statement.at
    return Document(
        title=TITLE,
        number=f"NK-{checkpoint.number}",
        company=roster.company,
        place=roster.place,
        level=None,
        at=at,
        code=checkpoint.code[:9],
        blocks=tuple(_blocks(session, checkpoint)),
    )


def _blocks(session: Session, checkpoint: Checkpoint) -> Iterator[Block]:
    row, fields = checkpoint.row(session), checkpoint.statement.fields
    yield Fields(
        (
            ("Mốc số", str(row.number)),
            ("Ký lúc", f"{shown_time(row.at)} (giờ máy)"),
            ("Số mục", f"{_grouped(row.entries)}, trong {row.chains} chuỗi"),
            ("Mục cuối cùng", f"số {_grouped(fields['last'])}"),
            ("Mã của mốc", row.code),
        )
    )
    yield Qr(checkpoint.mark(session.vault.vault_id).text(), f"Quét mã này để đối chiếu,\nhoặc gõ: {row.code}")
    yield Paragraph(_KEEP)
    if fields["faults"]:
        yield Notice("\n".join(_faults(session, checkpoint)), title="Khi ký, nhật ký có chỗ không khớp", warning=True)
    if session.vault.roster.one_person:
        yield Notice("Kho chạy ở chế độ một người: mốc này do một người ký.", warning=True)
    yield Room(60)
    yield Table(("Đã ký mốc trong kho", "Họ và tên", "Ký tay"), _signers(session, checkpoint), (46, 56, 56))
    yield Heading("Các chuỗi kết thúc ở đâu")
    rows = tuple(sorted(_chains(session, checkpoint)))
    yield Table(("Người ghi", "Máy", "Số mục", "Mã băm"), rows, (56, 20, 18, 60), "lcrl")


def _chains(session: Session, checkpoint: Checkpoint) -> Iterator[tuple[str, ...]]:
    for text, seq, h in checkpoint.statement.fields["heads"]:
        writer = WriterId.decoded(unb64(text))
        digest = unb64(h).hex()[:24].upper()
        spelled = " ".join(digest[start : start + 4] for start in range(0, len(digest), 4))
        yield (session.name_of(writer.uid) or "?", writer.device.hex()[:6].upper(), _grouped(seq), spelled)


def _faults(session: Session, checkpoint: Checkpoint) -> Iterator[str]:
    for code, text, seq in checkpoint.statement.fields["faults"]:
        name = session.name_of(WriterId.decoded(unb64(text)).uid) or "?"
        yield f"– {name}, mục số {_grouped(seq)}: {sentence(code, 'vi', missing='?')}"


def _signers(session: Session, checkpoint: Checkpoint) -> tuple[tuple[str, ...], ...]:
    """Who signed the statement, each with room for a signature in ink: the paper itself has no other."""
    people = session.vault.roster.people
    signers = sorted(checkpoint.statement.signatures, key=lambda uid: (OFFICER not in people[uid].duties, uid))
    return tuple(
        ("Cán bộ an toàn hệ thống" if OFFICER in people[uid].duties else "Người quản lý", people[uid].name, _ROOM)
        for uid in signers
    )


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", ".")
