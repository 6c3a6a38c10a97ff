"""The paper of a destruction: "Chứng nhận tiêu hủy", PDF/A-2b, signed by who executed and who verified.

What it may claim follows NIST SP 800-88 on cryptographic erase: data that was always stored encrypted, under a key
whose copies are accounted for. As long as any copy of a key, a backup, a print or an output is not accounted for, its
status is "đang thực hiện" and each open line stands on it. It never claims that a disk was overwritten.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from app.access.level import Level
from app.clock import shown_date, shown_time
from app.destruction.law import legal_ground
from app.destruction.model import Ground
from app.pdf.archival import to_archival
from app.pdf.document import (
    Block,
    Document,
    Fields,
    Heading,
    Notice,
    Paragraph,
    Qr,
    SignatureBoxes,
    Table,
    check_code,
    render,
)
from app.pdf.signing import Signer, sign

TITLE = "Chứng nhận tiêu hủy"
EXECUTOR, VERIFIER = "Người thực hiện", "Người kiểm chứng"
GROUNDS = {
    Ground.CUSTOMER_REQUEST: "Khách hàng yêu cầu bằng văn bản",
    Ground.CONTRACT_END: "Hợp đồng chấm dứt",
}
COPIES = {"print": "Bản in", "output": "Bản xuất"}


@dataclass(frozen=True, slots=True)
class Execution:
    """What is known only after the switch. ``files``: level → (new file, new epoch); ``head`` of the journal, hex."""

    number: str
    at: int
    company: str
    place: str
    machine: str
    executor: str
    verifier: str
    files: dict[int, tuple[str, int]]
    holders: int
    head: str


def signed_certificate(facts: dict[str, Any], execution: Execution, signers: Sequence[Signer]) -> bytes:
    """The finished certificate; ``signers`` are executor and verifier, in this order."""
    roles = (EXECUTOR, VERIFIER)
    return sign(
        to_archival(render(_document(facts, execution))),
        [replace(signer, role=role) for signer, role in zip(signers, roles, strict=True)],
        reason=TITLE,
        place=execution.place,
        at=execution.at,
    )


def _document(facts: dict[str, Any], execution: Execution) -> Document:
    people = ((EXECUTOR, execution.executor), (VERIFIER, execution.verifier))
    said = Document(
        title=TITLE,
        number=execution.number,
        company=execution.company,
        place=execution.place,
        level=None,
        at=execution.at,
        blocks=(
            *_request(facts),
            *_scope(facts),
            *_method(facts, execution),
            *_proof(facts),
            *_open_lines(facts, execution),
            *_limits(facts),
            SignatureBoxes(people),
        ),
    )
    code = check_code(said)
    qr = Qr(f"NIEM|{execution.number}|{code}", f"Số {execution.number}\nMã kiểm tra {code}")
    *before, boxes = said.blocks
    return replace(said, blocks=(*before, qr, boxes))


def _request(facts: dict[str, Any]) -> tuple[Block, ...]:
    received = date.fromisoformat(facts["received_on"])
    ground = legal_ground(Ground(facts["ground"]), received)
    basis = ", ".join(part for part in (ground.article, ground.law) if part)
    unchecked = "" if ground.checked_by_counsel else " (chưa được luật sư đối chiếu với văn bản gốc)"
    approvals = "\n".join(f"{row['name']}, {row['duty']}, {shown_time(row['at'])}" for row in facts["approvals"])
    return (
        Notice("Còn các việc ghi ở mục 5 chưa xong.", title="Tình trạng: ĐANG THỰC HIỆN", warning=True),
        Heading("1. Yêu cầu"),
        Fields(
            (
                ("Hồ sơ", f"{facts['reference']} (mã ngẫu nhiên, không phải mã khách hàng)"),
                ("Lệnh tiêu hủy", facts["order"]),
                ("Dự án", facts["project"]),
                ("Căn cứ", GROUNDS[Ground(facts["ground"])]),
                ("Căn cứ pháp lý", f"{basis}: {ground.text}{unchecked}"),
                ("Ngày nhận yêu cầu", received.strftime("%d/%m/%Y")),
                ("Văn bản yêu cầu", "có, đã hủy cùng hồ sơ" if facts["letter"] else "không có"),
                ("Người yêu cầu chấp nhận rủi ro", "có"),
                ("Người ghi nhận", f"{facts['recorder']}, {shown_date(facts['requested_at'])}"),
                ("Người duyệt", approvals),
            )
        ),
    )


def _scope(facts: dict[str, Any]) -> tuple[Block, ...]:
    rows = tuple(
        (
            Level(part["level"]).label(),
            str(part["records"]),
            str(part["revisions"]),
            str(part["documents"]),
        )
        for part in facts["parts"]
    )
    return (
        Heading("2. Đã hủy"),
        Table(("Cấp mật", "Mục", "Lần sửa", "Bản quét"), rows, (2, 1, 1, 1), "lrrr"),
        Paragraph(
            "Gồm: hồ sơ khách hàng và mọi lần sửa, nghiệp vụ, chính sách, đề nghị cung cấp cùng văn bản đồng ý, "
            "sổ bản sao, lệnh tiêu hủy cùng văn bản yêu cầu, bản nháp, báo cáo thống kê đã lưu có đếm khách hàng này "
            "(hủy cả báo cáo), và chỉ mục tìm kiếm.",
            small=True,
        ),
    )


def _method(facts: dict[str, Any], execution: Execution) -> tuple[Block, ...]:
    rows = tuple(_file_row(part, execution.files) for part in facts["parts"])
    return (
        Heading("3. Cách hủy"),
        Fields(
            (
                ("Cách", "Xóa bằng mật mã: chép phần còn lại sang tệp mới dưới khóa mới, bỏ khóa cũ và tệp cũ"),
                ("Công cụ", "Niêm, dạng tệp 1 (SQLCipher, AES-256)"),
                ("Nơi lưu", f"kho hồ sơ trên máy {execution.machine}"),
                ("Bắt đầu", f"{shown_time(facts['began'])} (giờ máy)"),
                ("Kết thúc", f"{shown_time(execution.at)} (giờ máy)"),
            )
        ),
        Table(("Cấp mật", "Tệp cũ / mới", "Đợt khóa cũ / mới", "Dấu của khóa đã bỏ"), rows, (14, 24, 20, 42)),
        Paragraph(f"Đầu nhật ký khi kết thúc: {execution.head}", small=True),
    )


def _file_row(part: dict[str, Any], files: dict[int, tuple[str, int]]) -> tuple[str, str, str, str]:
    new_file, new_epoch = files[part["level"]]
    mark = part["old_commitment"]
    return (
        Level(part["level"]).label(),
        f"{part['old_file'][:12]}\n{new_file[:12]}",
        f"{part['old_epoch']} / {new_epoch}",
        " ".join(mark[start : start + 16] for start in range(0, len(mark), 16)),
    )


def _proof(facts: dict[str, Any]) -> tuple[Block, ...]:
    return (
        Heading("4. Kiểm chứng"),
        Paragraph(
            f"Trước khi chuyển sang tệp mới, mọi ô của mọi bảng và chỉ mục tìm kiếm trong tệp mới đã được dò với "
            f"{facts['searched']} giá trị của hồ sơ (tên, mã, điện thoại, email, mã số thuế, địa chỉ, nội dung, mã số "
            f"trong kho; có dấu và không dấu; của mọi lần sửa). Kết quả: 0 lần gặp. "
            f"{facts['left_aside']} giá trị khác cũng có trong hồ sơ còn lại (tên người phụ trách, loại, số chung…) "
            f"nên không dùng để dò. Chữ trong ảnh quét của hồ sơ khác không được đọc."
        ),
    )


def _open_lines(facts: dict[str, Any], execution: Execution) -> tuple[Block, ...]:
    copies = tuple(
        (f"{COPIES[row['kind']]} số {row['number']}", f"ở {row['holder']}, {row['place']}: chưa hủy")
        for row in facts["outstanding"]
    )
    keys = f"{execution.holders} người giữ quyền chưa thay khóa cá nhân kỳ cũ"
    rows = (
        ("Khóa cá nhân kỳ cũ", keys),
        ("Bản sao lưu và đĩa", "chưa ghi nhận bản sao lưu nào trong kho"),
        *(copies or (("Bản in và bản xuất", "sổ không còn bản nào ở ngoài"),)),
        ("Bên thứ ba đã nhận thông tin", "công ty tự thông báo; chưa có xác nhận ghi trong kho"),
    )
    return (Heading("5. Còn phải hoàn tất"), Table(("Việc", "Tình trạng"), rows, (1, 2)))


LIMITS = """\
• Chương trình không khẳng định đã ghi đè lên ổ đĩa. Trên ổ SSD, ô nhớ cũ có thể còn lại; thứ còn lại chỉ là bản mã \
dưới khóa đã bỏ.
• Ai còn giữ bản sao cũ của cả kho cùng khóa cá nhân kỳ cũ thì vẫn có thể đọc được, cho đến khi các dòng ở mục 5 được \
đóng.
• Tệp danh sách đã nhập, thư điện tử, ảnh chụp màn hình và những gì từng nằm ngoài kho không thuộc phạm vi này.
• Nhật ký giữ lại mã ngẫu nhiên của hồ sơ, không giữ tên."""
ONE_PERSON = "Kho chạy ở chế độ một người: người ghi nhận, duyệt, thực hiện và kiểm chứng có thể là một."


def _limits(facts: dict[str, Any]) -> tuple[Block, ...]:
    limits = (Heading("6. Giới hạn của chứng nhận"), Paragraph(LIMITS, small=True))
    return (*limits, Notice(ONE_PERSON, warning=True)) if facts["one_person"] else limits
