"""The paper of a destruction: "Chứng nhận tiêu hủy", PDF/A-2b, drawn from the certificate's fields and nothing else.

Signed by two, with the time stamp of the company's own clock. The paper says that it is no outside service.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from app.access.level import Level
from app.clock import shown_date, shown_time
from app.destruction import certificate
from app.destruction.closing.model import LineKind, LineState
from app.destruction.law import legal_ground
from app.destruction.model import Ground
from app.destruction.signed_file import short_code
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
    SignatureBoxes,
    Table,
    render,
)
from app.pdf.signing import Signer, Stamper, sign

TITLE = "Chứng nhận tiêu hủy"
ROLES = {
    certificate.EXECUTOR: "Người thực hiện",
    certificate.VERIFIER: "Người kiểm chứng",
    certificate.MANAGER: "Quản lý",
    certificate.OFFICER: "Cán bộ an toàn hệ thống",
}
GROUNDS = {
    Ground.CUSTOMER_REQUEST: "Khách hàng yêu cầu bằng văn bản",
    Ground.CONTRACT_END: "Hợp đồng chấm dứt",
    Ground.RETENTION: "Hết thời hạn lưu trữ của dự án",
}
KINDS = {
    LineKind.KEY: "Khóa cá nhân kỳ cũ",
    LineKind.KIT: "Bộ khôi phục",
    LineKind.PRINT: "Bản in",
    LineKind.OUTPUT: "Bản xuất",
    LineKind.DISC: "Đĩa, thẻ nhớ",
    LineKind.BACKUP: "Bản sao lưu",
    LineKind.THIRD_PARTY: "Bên đã nhận thông tin",
}
STATES = {
    LineState.OUTSTANDING: "CHƯA XONG",
    LineState.RETURNED: "CHƯA XONG: đã thu về, chưa hủy",
    LineState.SHREDDED: "Đã hủy",
    LineState.KEY_DEAD: "Khóa đã mất hiệu lực",
    LineState.CONFIRMED: "Có xác nhận",
    LineState.NOT_PROVABLE: "KHÔNG CHỨNG MINH ĐƯỢC",
}
METHODS = {
    certificate.CRYPTOGRAPHIC: "xóa bằng mật mã",
    certificate.SHREDDED: "hủy vật lý theo biên bản",
    certificate.CONFIRMED: "theo xác nhận của người giữ, chương trình không tự kiểm được",
    certificate.SEEN: "khóa của người đã nghỉ do cán bộ an toàn ghi là đã xóa, chương trình không tự kiểm được",
    certificate.NONE: "",
}


def signed_certificate(fields: Mapping[str, Any], signers: Sequence[Signer], stamper: Stamper | None) -> bytes:
    """The finished certificate; ``signers`` in the order of the fields' own."""
    roles = [ROLES[signer["role"]] for signer in fields["signers"]]
    return sign(
        to_archival(render(document_of(fields))),
        [replace(signer, role=role) for signer, role in zip(signers, roles, strict=True)],
        reason=TITLE,
        place=fields["place"],
        at=fields["issued_at"],
        stamper=stamper,
    )


def document_of(fields: Mapping[str, Any]) -> Document:
    """The paper before it is drawn."""
    code = short_code(fields)
    number, revision = fields["number"], fields["revision"]
    people = tuple((ROLES[signer["role"]], signer["name"]) for signer in fields["signers"])
    qr = Qr(
        f"NIEM|{number}|{revision}|{code}",
        f"Số {number}, lần ban hành {revision}\nMã kiểm tra {code}\n"
        "Gõ số và mã này vào Niêm của công ty để đối chiếu với bản lưu.",
    )
    return Document(
        title=TITLE,
        number=number,
        company=fields["company"],
        place=fields["place"],
        level=None,
        at=fields["issued_at"],
        subtitle=f"Lần ban hành {revision}",
        code=code,
        blocks=(
            *_status(fields),
            *_request(fields),
            *_scope(fields),
            *_method(fields),
            *_proof(fields),
            *_lines(fields),
            *_limits(fields),
            Room(82),
            qr,
            SignatureBoxes(people),
        ),
    )


def _status(fields: Mapping[str, Any]) -> tuple[Block, ...]:
    first = fields["first"]
    if first is None:
        return (Notice("Còn các việc ghi ở mục 5 chưa xong.", title="Tình trạng: ĐANG THỰC HIỆN", warning=True),)
    unproven = sum(_unproven(line) for line in fields["lines"])
    text = "Mọi việc ghi ở mục 5 đã được khép lại."
    if unproven:
        text = f"Mọi việc ghi ở mục 5 đã được khép lại, trong đó {unproven} việc không chứng minh được."
    return (
        Notice(text, title="Tình trạng: HOÀN TẤT", warning=bool(unproven)),
        Fields(
            (
                ("Tiếp theo chứng nhận", f"{first['number']}, lần ban hành {first['revision']}"),
                ("Mã kiểm tra của bản đó", first["code"]),
                ("SHA-256 của bản đó", _spaced(first["sha256"])),
            )
        ),
    )


def _unproven(line: Mapping[str, Any]) -> int:
    """How many things of this line could not be shown."""
    counts = line["counts"]
    return int(counts.get(LineState.NOT_PROVABLE, 0)) if counts else int(line["state"] == LineState.NOT_PROVABLE)


def _request(fields: Mapping[str, Any]) -> tuple[Block, ...]:
    request = fields["request"]
    received = date.fromisoformat(request["received_on"])
    ground = legal_ground(Ground(request["ground"]), received)
    basis = ", ".join(part for part in (ground.article, ground.law) if part)
    unchecked = "" if ground.checked_by_counsel else " (chưa được luật sư đối chiếu với văn bản gốc)"
    approvals = "\n".join(f"{row['name']}, {row['duty']}, {shown_time(row['at'])}" for row in request["approvals"])
    return (
        Heading("1. Yêu cầu"),
        Fields(
            (
                ("Hồ sơ", f"{request['reference']} (mã ngẫu nhiên, không phải mã khách hàng)"),
                ("Lệnh tiêu hủy", request["order"]),
                ("Dự án", request["project"]),
                ("Căn cứ", GROUNDS.get(Ground(request["ground"]), request["ground"])),
                ("Căn cứ pháp lý", f"{basis}: {ground.text}{unchecked}"),
                ("Ngày nhận yêu cầu", received.strftime("%d/%m/%Y")),
                ("Văn bản yêu cầu", "có, đã hủy cùng hồ sơ" if request["letter"] else "không có"),
                ("Người yêu cầu chấp nhận rủi ro", "có" if request["risk_accepted"] else "không"),
                ("Người ghi nhận", f"{request['recorder']}, {shown_date(request['recorded_at'])}"),
                ("Người duyệt", approvals),
                ("Chờ sau khi duyệt đến", shown_time(request["not_before"]) if request["not_before"] else ""),
                ("Trả lời người yêu cầu", _day(request["replied_on"])),
            )
        ),
    )


def _scope(fields: Mapping[str, Any]) -> tuple[Block, ...]:
    rows = tuple(
        (Level(part["level"]).label(), str(part["records"]), str(part["revisions"]), str(part["documents"]))
        for part in fields["scope"]
    )
    return (
        Heading("2. Đã hủy"),
        Table(("Cấp mật", "Mục", "Lần sửa", "Bản quét"), rows, (2, 1, 1, 1), "lrrr"),
        Paragraph(
            f"Chỉ một hồ sơ của dự án {fields['request']['project']}. {_others(fields['other_files'])} "
            "Gồm: hồ sơ khách hàng và mọi lần sửa, nghiệp vụ, chính sách, đề nghị cung cấp cùng văn "
            "bản đồng ý (chỉ còn số, ngày và kết quả, không tên), sổ bản sao, lệnh tiêu hủy cùng văn bản yêu cầu, "
            "bản nháp, báo cáo thống kê đã lưu có đếm "
            "khách hàng này (hủy cả báo cáo), và chỉ mục tìm kiếm.",
            small=True,
        ),
    )


def _others(count: int) -> str:
    """What of the same customer the order is not about."""
    elsewhere = "Hồ sơ ở dự án khác không thuộc lệnh này."
    return f"{count} hồ sơ khác của dự án có thể của cùng khách hàng và còn lại. {elsewhere}" if count else elsewhere


def _day(day: str) -> str:
    return date.fromisoformat(day).strftime("%d/%m/%Y") if day else ""


def _method(fields: Mapping[str, Any]) -> tuple[Block, ...]:
    method = fields["method"]
    rows = tuple(
        (
            Level(file["level"]).label(),
            f"{file['old_file'][:12]}\n{file['new_file'][:12] or '–'}",
            f"{file['old_epoch']} / {file['new_epoch']}",
            _spaced(file["old_commitment"]),
        )
        for file in fields["files"]
    )
    return (
        Heading("3. Cách hủy nội dung trong kho"),
        Fields(
            (
                ("Cách", "Xóa bằng mật mã: chép phần còn lại sang tệp mới dưới khóa mới, bỏ khóa cũ và tệp cũ"),
                ("Công cụ", method["tool"]),
                ("Nơi lưu", f"kho hồ sơ trên máy {method['machine']}, kho số {fields['vault'][:12]}"),
                ("Bắt đầu", f"{shown_time(method['began'])} (giờ máy)"),
                ("Kết thúc", f"{shown_time(method['ended'])} (giờ máy)"),
            )
        ),
        Table(("Cấp mật", "Tệp cũ / mới", "Đợt khóa cũ / mới", "Dấu của khóa đã bỏ"), rows, (14, 24, 20, 42)),
        Paragraph(f"Đầu nhật ký khi ký: {fields['journal_head']}", small=True),
    )


def _proof(fields: Mapping[str, Any]) -> tuple[Block, ...]:
    proof = fields["verification"]
    return (
        Heading("4. Kiểm chứng"),
        Paragraph(
            f"Trước khi chuyển sang tệp mới, mọi ô của mọi bảng và chỉ mục tìm kiếm trong tệp mới đã được dò với "
            f"{proof['searched']} giá trị của hồ sơ (tên, mã, điện thoại, email, mã số thuế, địa chỉ, nội dung, mã số "
            f"trong kho; có dấu và không dấu; của mọi lần sửa). Kết quả: {proof['hits']} lần gặp. "
            f"{proof['left_aside']} giá trị khác cũng có trong hồ sơ còn lại (tên người phụ trách, loại, số chung…) "
            f"nên không dùng để dò. Chữ trong ảnh quét của hồ sơ khác không được đọc."
        ),
    )


def _lines(fields: Mapping[str, Any]) -> tuple[Block, ...]:
    rows = tuple(_line(line) for line in fields["lines"])
    blocks: list[Block] = [Heading("5. Những gì nằm ngoài tệp đã viết lại")]
    if rows:
        blocks.append(Table(("Việc", "Ở đâu", "Tình trạng"), rows, (26, 30, 44)))
    without = [
        KINDS[kind] for kind in (LineKind.KIT, LineKind.BACKUP) if all(line["kind"] != kind for line in fields["lines"])
    ]
    if without:
        names = " và ".join(name.lower() for name in without)
        blocks.append(Paragraph(f"Kho không ghi nhận {names} nào có dữ liệu này.", small=True))
    return tuple(blocks)


def _line(line: Mapping[str, Any]) -> tuple[str, str, str]:
    name = " số ".join(part for part in (KINDS[LineKind(line["kind"])], line["number"]) if part)
    where = ", ".join(part for part in (line["holder"], line["place"]) if part)
    counts = line["counts"]
    if counts:
        where = f"{sum(counts.values())} người từng giữ khóa"
        done = counts.get(LineState.KEY_DEAD, 0)
        where = f"{where}, {done} đã thay khóa"
    return name, where or "–", _state(line)


def _state(line: Mapping[str, Any]) -> str:
    text = STATES[LineState(line["state"])]
    method = METHODS[line["method"]]
    parts = [f"{text} ({method})" if method else text]
    if line["closed_at"]:
        parts.append(f"ngày {shown_date(line['closed_at'])}")
    if line["by"]:
        parts.append(line["by"])
    if line["note"]:
        parts.append(line["note"])
    return "; ".join(parts)


LIMITS = """\
Chương trình không khẳng định đã ghi đè lên ổ đĩa. Trên ổ SSD và thẻ nhớ, ô nhớ cũ có thể còn lại; thứ còn lại chỉ là
bản mã dưới khóa đã bỏ.
*
“Xóa bằng mật mã” chỉ nói về nội dung trong kho và bản sao của kho. Bản in, bản xuất và những gì từng nằm ngoài kho ở
dạng đọc được chỉ hết khi chính chúng bị hủy.
*
Ai còn giữ bản sao cũ của cả kho cùng khóa cá nhân kỳ cũ, hay cùng bộ khôi phục cũ và đủ các mảnh, thì vẫn có thể đọc
được, cho đến khi các dòng tương ứng ở mục 5 được khép lại.
*
Tệp danh sách đã nhập, thư điện tử, ảnh chụp màn hình và những gì từng nằm ngoài kho không thuộc phạm vi này.
*
Nhật ký giữ lại mã ngẫu nhiên của hồ sơ, không giữ tên.
*
Dấu thời gian trên chữ ký do chính công ty đóng theo đồng hồ của máy; không phải của tổ chức cung cấp dịch vụ dấu thời
gian.
"""
ONE_PERSON = "Kho chạy ở chế độ một người: người ghi nhận, duyệt, thực hiện và kiểm chứng có thể là một."


def _limits(fields: Mapping[str, Any]) -> tuple[Block, ...]:
    limits = (
        Heading("6. Giới hạn của chứng nhận"),
        Paragraph("\n".join(f"• {' '.join(limit.split())}" for limit in LIMITS.split("*")), small=True),
    )
    return (*limits, Notice(ONE_PERSON, warning=True)) if fields["one_person"] else limits


def _spaced(mark: str) -> str:
    return " ".join(mark[start : start + 16] for start in range(0, len(mark), 16))
