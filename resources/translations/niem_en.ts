<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="vi_VN">
<context>
    <name>AbsenceDialog</name>
    <message>
        <source>Ủy quyền duyệt khi vắng</source>
        <translation>Who decides while you are away</translation>
    </message>
    <message>
        <source>Người được ủy quyền duyệt các đề nghị gửi tới bạn, và không duyệt đề nghị của chính bạn.</source>
        <translation>The delegate decides on requests put before you, and never on your own.</translation>
    </message>
    <message>
        <source>Quản lý duyệt thay</source>
        <translation>Manager who decides instead</translation>
    </message>
    <message>
        <source>Chọn một quản lý khác</source>
        <translation>Choose another manager</translation>
    </message>
    <message>
        <source>Vắng từ ngày</source>
        <translation>Away from</translation>
    </message>
    <message>
        <source>Đến hết ngày</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>Lý do</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Ủy quyền đã ghi</source>
        <translation>Delegations on record</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Ký ủy quyền</source>
        <translation>Sign the delegation</translation>
    </message>
    <message>
        <source>Chưa có quản lý nào khác đang làm việc.</source>
        <translation>There is no other manager in service.</translation>
    </message>
    <message>
        <source>{by} → {delegate}, {start} – {until}: {reason}</source>
        <translation>{by} → {delegate}, {start} – {until}: {reason}</translation>
    </message>
    <message>
        <source>{} (đã hết)</source>
        <translation>{} (over)</translation>
    </message>
    <message>
        <source>Chấm dứt</source>
        <translation>End</translation>
    </message>
    <message>
        <source>Chấm dứt ủy quyền cho {}</source>
        <translation>End the delegation to {}</translation>
    </message>
    <message>
        <source>Hãy chọn một quản lý.</source>
        <translation>Choose a manager.</translation>
    </message>
    <message>
        <source>Hãy điền ô này.</source>
        <translation>Fill in this field.</translation>
    </message>
    <message>
        <source>Đã ký ủy quyền.</source>
        <translation>The delegation is signed.</translation>
    </message>
</context>
<context>
    <name>AcceptDialog</name>
    <message>
        <source>Chấp nhận bản khôi phục</source>
        <translation>Accept a restored copy</translation>
    </message>
    <message>
        <source>Thư mục của kho hiện tại</source>
        <translation>Folder of the present vault</translation>
    </message>
    <message>
        <source>Chọn…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>Kho mới hơn bản này, kể cả khi một phần của nó đã hỏng.</source>
        <translation>The vault that is newer than this copy, also when a part of it is damaged.</translation>
    </message>
    <message>
        <source>Xem bản này thiếu gì</source>
        <translation>See what this copy lacks</translation>
    </message>
    <message>
        <source>Kho hiện tại mất hẳn, không đọc được nữa</source>
        <translation>The present vault is lost and cannot be read any more</translation>
    </message>
    <message>
        <source>Khi đó không ai biết ai đã nghỉ và hồ sơ nào đã tiêu hủy từ lúc có bản sao.</source>
        <translation>Then nobody knows who left and what was destroyed since the copy was made.</translation>
    </message>
    <message>
        <source>Lý do</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Ký và chấp nhận</source>
        <translation>Sign and accept</translation>
    </message>
    <message>
        <source>Hãy chọn thư mục của kho hiện tại.</source>
        <translation>Choose the present vault&apos;s folder.</translation>
    </message>
    <message>
        <source>Hãy chọn thư mục của kho hiện tại, hoặc đánh dấu là nó mất hẳn.</source>
        <translation>Choose the present vault&apos;s folder, or tick that it is lost.</translation>
    </message>
    <message>
        <source>Hãy ghi lý do.</source>
        <translation>Write the reason.</translation>
    </message>
    <message>
        <source>Đang đối chiếu với kho hiện tại</source>
        <translation>Comparing with the present vault</translation>
    </message>
    <message>
        <source>So với kho hiện tại, bản này thiếu: mục nhật ký {}, tuyên bố {}.</source>
        <translation>Missing here, against the present vault: journal entries: {}, statements: {}.</translation>
    </message>
    <message>
        <source>Đã nghỉ hoặc bị tạm dừng từ đó: {}.</source>
        <translation>Left or suspended since: {}.</translation>
    </message>
    <message>
        <source>Vào sau đó, phải mời lại: {}.</source>
        <translation>Joined since, to be invited again: {}.</translation>
    </message>
    <message>
        <source>Số lần tiêu hủy sẽ làm lại: {}.</source>
        <translation>Destructions to be done again: {}.</translation>
    </message>
    <message>
        <source>Bản này không biết bộ khôi phục số {}: bộ trước đó hết hiệu lực, phải làm buổi lễ chia khóa mới.</source>
        <translation>This copy does not know recovery kit {}: the one before it is no longer in force, and a new ceremony has to be held.</translation>
    </message>
    <message>
        <source>Bản khôi phục đã được chấp nhận. Hãy khóa kho rồi mở lại để làm việc.</source>
        <translation>The copy is accepted. Lock the vault and unlock it again to work.</translation>
    </message>
</context>
<context>
    <name>AddPersonDialog</name>
    <message>
        <source>Thêm người dùng</source>
        <translation>Add a person</translation>
    </message>
    <message>
        <source>Họ và tên</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>Chức danh</source>
        <translation>Job title</translation>
    </message>
    <message>
        <source>Như ghi trên văn bản, ví dụ: Trưởng phòng kinh doanh.</source>
        <translation>As written on documents, for example: Head of Sales.</translation>
    </message>
    <message>
        <source>Dự án</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>Được xem đến mức</source>
        <translation>May read up to</translation>
    </message>
    <message>
        <source>Cụm mật khẩu của người mới</source>
        <translation>New person&apos;s passphrase</translation>
    </message>
    <message>
        <source>Người mới tự gõ; không ai khác được biết.</source>
        <translation>Typed by the new person; nobody else may know it.</translation>
    </message>
    <message>
        <source>Người mới gõ lại cụm mật khẩu</source>
        <translation>New person&apos;s passphrase again</translation>
    </message>
    <message>
        <source>Thêm cán bộ an toàn là kết thúc chế độ một người: bạn thôi nhiệm vụ cán bộ an toàn, khóa chung của kho được đổi ngay, và từ đó việc quan trọng cần hai người ký. Xong việc, bạn mở khóa lại một lần.</source>
        <translation>Adding an officer ends one-person mode: your own duty as officer ends, the vault&apos;s common keys are renewed at once, and from then on weighty acts need two signatures. You unlock once more afterwards.</translation>
    </message>
    <message>
        <source>Thêm và ký</source>
        <translation>Add and sign</translation>
    </message>
    <message>
        <source>Hai người ký</source>
        <translation>Two people sign</translation>
    </message>
    <message>
        <source>Việc này được ghi vào nhật ký.</source>
        <translation>This is written to the journal.</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Hãy điền họ và tên.</source>
        <translation>Fill in the full name.</translation>
    </message>
    <message>
        <source>Hãy chọn ít nhất một nhiệm vụ.</source>
        <translation>Choose at least one duty.</translation>
    </message>
    <message>
        <source>Người mới cần tự đặt cụm mật khẩu.</source>
        <translation>The new person has to choose a passphrase.</translation>
    </message>
    <message>
        <source>Hai lần gõ chưa giống nhau. Hãy gõ lại.</source>
        <translation>The two do not match. Type them again.</translation>
    </message>
    <message>
        <source>Đã thêm {}.</source>
        <translation>{} was added.</translation>
    </message>
    <message>
        <source>Đang tạo khóa và ký…</source>
        <translation>Making keys and signing…</translation>
    </message>
    <message>
        <source>đến {}</source>
        <translation>up to {}</translation>
    </message>
    <message>
        <source>Cán bộ an toàn hệ thống</source>
        <translation>System security officer</translation>
    </message>
    <message>
        <source>Người quản lý</source>
        <translation>Manager</translation>
    </message>
</context>
<context>
    <name>AfterFireView</name>
    <message>
        <source>Khôi phục kho</source>
        <translation>Bring the vault back</translation>
    </message>
    <message>
        <source>Chỉ diễn tập</source>
        <translation>Only practise</translation>
    </message>
    <message>
        <source>Quay lại</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Khôi phục sau sự cố</source>
        <translation>Restore after an accident</translation>
    </message>
    <message>
        <source>Dùng khi máy hỏng, mất, cháy và không ai mở khóa được nữa. Cần ba thứ: bản sao lưu (ổ rời, thư mục hoặc đĩa), bộ khôi phục trên thẻ nhớ, và đủ người giữ mảnh mang tờ giấy của mình.</source>
        <translation>For when machines broke, burned or went missing and nobody can unlock any more. Three things are needed: a backup (on a removable disk, in a folder or on a disc), the recovery kit on its memory stick, and enough holders of shares with their sheets.</translation>
    </message>
    <message>
        <source>Dựng lại kho trên máy này</source>
        <translation>Make the vault again on this machine</translation>
    </message>
    <message>
        <source>Cần thêm hai người sẽ giữ kho mới: người quản lý và cán bộ an toàn, mỗi người tự đặt cụm mật khẩu. Những người khác được mời lại sau.</source>
        <translation>Needs two more people who will keep the new vault: a manager and a security officer, each with a passphrase of their own. Everybody else is invited again afterwards.</translation>
    </message>
    <message>
        <source>Diễn tập trên máy này</source>
        <translation>Practise on this machine</translation>
    </message>
    <message>
        <source>Làm đúng như thật đến lúc mọi ngăn mở được và số liệu khớp, rồi xóa sạch. Không tạo kho, không để lại gì ngoài một tệp kết quả nếu bạn muốn giữ.</source>
        <translation>Everything as in earnest until every compartment opens and the figures are equal; then all of it is wiped. No vault is made, and nothing stays but a file with the outcome, if you want one.</translation>
    </message>
</context>
<context>
    <name>AfterFireWizard</name>
    <message>
        <source>Diễn tập</source>
        <translation>Practice run</translation>
    </message>
    <message>
        <source>Khôi phục kho</source>
        <translation>Bring the vault back</translation>
    </message>
    <message>
        <source>Đang dựng lại ở chỗ tạm, mở và đếm</source>
        <translation>Making it again in the scratch place, opening and counting</translation>
    </message>
    <message>
        <source>Đang dựng lại kho dưới khóa mới</source>
        <translation>Making the vault again under new keys</translation>
    </message>
    <message>
        <source>Diễn tập khôi phục</source>
        <translation>Practice run</translation>
    </message>
    <message>
        <source>Khôi phục sau sự cố</source>
        <translation>Restore after an accident</translation>
    </message>
    <message>
        <source>Bản sao lưu</source>
        <translation>Backups</translation>
    </message>
    <message>
        <source>Bộ khôi phục</source>
        <translation>Recovery kit</translation>
    </message>
    <message>
        <source>Các mảnh</source>
        <translation>Shares</translation>
    </message>
    <message>
        <source>Xem và so sáu từ</source>
        <translation>Look, compare six words</translation>
    </message>
    <message>
        <source>Chỗ tạm</source>
        <translation>Scratch place</translation>
    </message>
    <message>
        <source>Công ty</source>
        <translation>Company</translation>
    </message>
    <message>
        <source>Người quản lý</source>
        <translation>Manager</translation>
    </message>
    <message>
        <source>Cán bộ an toàn</source>
        <translation>Security officer</translation>
    </message>
    <message>
        <source>Nơi đặt kho</source>
        <translation>Place of the vault</translation>
    </message>
    <message>
        <source>không có (chế độ một người)</source>
        <translation>none (one-person mode)</translation>
    </message>
    <message>
        <source>Dự án</source>
        <translation>Projects</translation>
    </message>
    <message>
        <source>Đang diễn tập…</source>
        <translation>Practising…</translation>
    </message>
    <message>
        <source>Đang khôi phục…</source>
        <translation>Recovering…</translation>
    </message>
    <message>
        <source>Đã dừng. Chưa có gì được tạo, không để lại gì; mọi thứ đã nhập vẫn còn ở các bước trước.</source>
        <translation>Stopped. Nothing was made and nothing is left; all that was entered is still there in the steps before.</translation>
    </message>
</context>
<context>
    <name>AgreementsPage</name>
    <message>
        <source>Thỏa thuận bảo mật</source>
        <translation>Confidentiality agreements</translation>
    </message>
    <message>
        <source>Của bạn hoặc của văn phòng</source>
        <translation>Yours or the office&apos;s</translation>
    </message>
    <message>
        <source>Thỏa thuận của mọi người</source>
        <translation>Everybody&apos;s agreements</translation>
    </message>
    <message>
        <source>Lưu bản ký giấy…</source>
        <translation>File a paper one…</translation>
    </message>
    <message>
        <source>Lưu PDF…</source>
        <translation>Save PDF…</translation>
    </message>
    <message>
        <source>Chấm dứt…</source>
        <translation>End…</translation>
    </message>
    <message>
        <source>Không còn ai phải ký</source>
        <translation>Nobody has to sign</translation>
    </message>
    <message>
        <source>Mọi người xem hồ sơ khách hàng đều có thỏa thuận còn hiệu lực hơn 30 ngày.</source>
        <translation>Everybody who reads customer files has an agreement in force for more than 30 days.</translation>
    </message>
    <message>
        <source>Chưa mở được thỏa thuận</source>
        <translation>The agreements could not be opened</translation>
    </message>
    <message>
        <source>Thử lại</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Của bạn</source>
        <translation>Yours</translation>
    </message>
    <message>
        <source>Mọi người</source>
        <translation>Everybody</translation>
    </message>
    <message>
        <source>Cần ký</source>
        <translation>To be signed</translation>
    </message>
    <message>
        <source>Văn bản thỏa thuận</source>
        <translation>Text of the agreement</translation>
    </message>
    <message>
        <source>{} người cần ký</source>
        <translation>{} to be signed</translation>
    </message>
    <message>
        <source>mẫu {} chưa được luật sư của công ty xem</source>
        <translation>form {} has not been seen by company counsel</translation>
    </message>
    <message>
        <source>Hãy chọn một người.</source>
        <translation>Choose a person.</translation>
    </message>
    <message>
        <source>Chưa có văn bản nào để lưu.</source>
        <translation>There is no document to save yet.</translation>
    </message>
    <message>
        <source>Người này không có thỏa thuận nào đang có hiệu lực.</source>
        <translation>This person has no agreement in force.</translation>
    </message>
    <message>
        <source>Đã rút lại thỏa thuận đã gửi.</source>
        <translation>What was sent was taken back.</translation>
    </message>
    <message>
        <source>Tệp {} (*.{})</source>
        <translation>{} file (*.{})</translation>
    </message>
    <message>
        <source>Lưu thỏa thuận</source>
        <translation>Save the agreement</translation>
    </message>
    <message>
        <source>Đã lưu thỏa thuận.</source>
        <translation>The agreement has been saved.</translation>
    </message>
</context>
<context>
    <name>AlertColumns</name>
    <message>
        <source>Điều bất thường</source>
        <translation>What is unusual</translation>
    </message>
    <message>
        <source>Mức</source>
        <translation>Gravity</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>Status</translation>
    </message>
</context>
<context>
    <name>AlertView</name>
    <message>
        <source>Xem đường đọc</source>
        <translation>See the reading trail</translation>
    </message>
    <message>
        <source>Người</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Mã hồ sơ</source>
        <translation>File code</translation>
    </message>
    <message>
        <source>Dự án</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>Ngày</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Mức</source>
        <translation>Gravity</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Nêu lúc</source>
        <translation>Raised</translation>
    </message>
    <message>
        <source>Cảnh báo này nói về bạn và kho không có cán bộ an toàn nào khác: một quản lý gõ cụm mật khẩu ký cùng khi bạn xử lý. Chưa ai ký thì cảnh báo cứ để mở.</source>
        <translation>This alert is about you and the vault has no other security officer: a manager types their passphrase beside you when you decide. Until somebody does, it stays open.</translation>
    </message>
    <message>
        <source>Cảnh báo này nói về bạn, nên cán bộ an toàn khác xử lý.</source>
        <translation>This alert is about you, so another security officer decides on it.</translation>
    </message>
    <message>
        <source>Xử lý</source>
        <translation>Decide</translation>
    </message>
    <message>
        <source>Vì sao, đã hỏi ai</source>
        <translation>Why, and who was asked</translation>
    </message>
    <message>
        <source>Các cán bộ an toàn khác đọc được. Người được nêu không thấy.</source>
        <translation>Other security officers can read it. The person it is about cannot.</translation>
    </message>
    <message>
        <source>Đã xem</source>
        <translation>Seen</translation>
    </message>
    <message>
        <source>Giải thích được</source>
        <translation>Explained</translation>
    </message>
    <message>
        <source>Chuyển thành sự cố</source>
        <translation>Turn into an incident</translation>
    </message>
    <message>
        <source>Các mục phía sau</source>
        <translation>The entries behind it</translation>
    </message>
    <message>
        <source>Còn {} mục nữa: mở đường đọc để xem đủ.</source>
        <translation>Not shown here: {}. Open the reading trail to see all.</translation>
    </message>
    <message>
        <source>Đã xử lý thế nào</source>
        <translation>What came of it</translation>
    </message>
    <message>
        <source>Được nêu</source>
        <translation>Raised</translation>
    </message>
    <message>
        <source>{}, cùng {}</source>
        <translation>{}, with {}</translation>
    </message>
</context>
<context>
    <name>AlertWatch</name>
    <message>
        <source>1 cảnh báo mới trong nhật ký.</source>
        <translation>1 new alert from the journal.</translation>
    </message>
    <message>
        <source>{} cảnh báo mới trong nhật ký.</source>
        <translation>{} new alerts from the journal.</translation>
    </message>
</context>
<context>
    <name>AlertWords</name>
    <message>
        <source>Đọc hàng loạt</source>
        <translation>Mass reading</translation>
    </message>
    <message>
        <source>Dò số liên tiếp</source>
        <translation>Going through numbers</translation>
    </message>
    <message>
        <source>Tìm không ra kết quả</source>
        <translation>Searches without a result</translation>
    </message>
    <message>
        <source>Đọc ngoài giờ</source>
        <translation>Reading out of hours</translation>
    </message>
    <message>
        <source>Lần đầu vào dự án</source>
        <translation>First time on a project</translation>
    </message>
    <message>
        <source>Bị từ chối nhiều lần</source>
        <translation>Refused many times</translation>
    </message>
    <message>
        <source>Đọc sau khi báo nghỉ việc</source>
        <translation>Reading after notice</translation>
    </message>
    <message>
        <source>Mở nhiều ô che</source>
        <translation>Many masked fields revealed</translation>
    </message>
    <message>
        <source>Cung cấp bị từ chối nhiều lần</source>
        <translation>Releases refused many times</translation>
    </message>
    <message>
        <source>Chỉnh lùi giờ máy</source>
        <translation>Clock set back</translation>
    </message>
    <message>
        <source>Mở kho sau khi vắng lâu</source>
        <translation>Use after a long absence</translation>
    </message>
    <message>
        <source>Một hồ sơ nhiều người mở</source>
        <translation>One file read by many</translation>
    </message>
    <message>
        <source>hồ sơ</source>
        <translation>files</translation>
    </message>
    <message>
        <source>lần</source>
        <translation>times</translation>
    </message>
    <message>
        <source>Đọc hàng loạt, trong ngày</source>
        <translation>Mass reading, in a day</translation>
    </message>
    <message>
        <source>số</source>
        <translation>numbers</translation>
    </message>
    <message>
        <source>Tìm không ra kết quả, trong ngày</source>
        <translation>Searches without a result, in a day</translation>
    </message>
    <message>
        <source>Đọc ngoài giờ, trong ngày</source>
        <translation>Reading out of hours, in a day</translation>
    </message>
    <message>
        <source>Bị từ chối, trong ngày</source>
        <translation>Refusals, in a day</translation>
    </message>
    <message>
        <source>Đọc sau khi báo nghỉ việc, trong ngày</source>
        <translation>Reading after notice, in a day</translation>
    </message>
    <message>
        <source>Mở ô che, trong ngày</source>
        <translation>Masked fields revealed, in a day</translation>
    </message>
    <message>
        <source>ô</source>
        <translation>fields</translation>
    </message>
    <message>
        <source>Cung cấp bị từ chối, trong bảy ngày</source>
        <translation>Releases refused, in seven days</translation>
    </message>
    <message>
        <source>Chỉnh lùi giờ máy, trong ngày</source>
        <translation>Clock set back, in a day</translation>
    </message>
    <message>
        <source>Mở kho sau khi vắng</source>
        <translation>Use after an absence of</translation>
    </message>
    <message>
        <source>ngày</source>
        <translation>days</translation>
    </message>
    <message>
        <source>Một hồ sơ được mở trong tuần bởi</source>
        <translation>One file opened in a week by</translation>
    </message>
    <message>
        <source>người</source>
        <translation>people</translation>
    </message>
    <message>
        <source>Nhạy: báo sớm, báo nhiều hơn</source>
        <translation>Sensitive: earlier and more alerts</translation>
    </message>
    <message>
        <source>Vừa</source>
        <translation>Medium</translation>
    </message>
    <message>
        <source>Thoáng: chỉ báo điều rất khác thường</source>
        <translation>Lenient: only what is very unusual</translation>
    </message>
    <message>
        <source>Nặng</source>
        <translation>High</translation>
    </message>
    <message>
        <source>Nhẹ</source>
        <translation>Low</translation>
    </message>
    <message>
        <source>Chưa xem</source>
        <translation>Not seen yet</translation>
    </message>
    <message>
        <source>Đã xem</source>
        <translation>Seen</translation>
    </message>
    <message>
        <source>Đã giải thích</source>
        <translation>Explained</translation>
    </message>
    <message>
        <source>Chuyển thành sự cố</source>
        <translation>Turned into an incident</translation>
    </message>
</context>
<context>
    <name>AlertsPage</name>
    <message>
        <source>Cảnh báo</source>
        <translation>Alerts</translation>
    </message>
    <message>
        <source>Dò nhật ký ngay</source>
        <translation>Look through the journal now</translation>
    </message>
    <message>
        <source>Các cảnh báo</source>
        <translation>The alerts</translation>
    </message>
    <message>
        <source>Không có gì bất thường</source>
        <translation>Nothing unusual</translation>
    </message>
    <message>
        <source>Mỗi lần bạn mở khóa, chương trình so việc của từng người với chính những ngày trước của họ. Điều gì khác thường hiện ở đây, kèm số liệu và các mục nhật ký phía sau.</source>
        <translation>Whenever you unlock, the program compares what everybody did with their own earlier days. What is unusual appears here, with its figures and the entries behind it.</translation>
    </message>
    <message>
        <source>Chưa đọc được các cảnh báo</source>
        <translation>The alerts could not be read</translation>
    </message>
    <message>
        <source>Thử lại</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Ngưỡng</source>
        <translation>Limits</translation>
    </message>
    <message>
        <source>Người sắp nghỉ việc</source>
        <translation>People leaving</translation>
    </message>
    <message numerus="yes">
        <source>{} cảnh báo đang mở</source>
        <translation>
            <numerusform>{} open alert</numerusform>
            <numerusform>{} open alerts</numerusform>
        </translation>
    </message>
    <message>
        <source>Đang dò…</source>
        <translation>Looking…</translation>
    </message>
    <message numerus="yes">
        <source>{} cảnh báo mới.</source>
        <translation>
            <numerusform>{} new alert.</numerusform>
            <numerusform>{} new alerts.</numerusform>
        </translation>
    </message>
    <message>
        <source>Không có gì mới.</source>
        <translation>Nothing new.</translation>
    </message>
    <message>
        <source>Đọc câu giải thích và các mục phía sau, hỏi người liên quan, rồi ghi lại vì sao.</source>
        <translation>Read the sentence and the entries behind it, ask whom it concerns, then write down why.</translation>
    </message>
    <message>
        <source>Chọn một cảnh báo</source>
        <translation>Choose an alert</translation>
    </message>
    <message>
        <source>Đã ghi nhận.</source>
        <translation>Noted.</translation>
    </message>
    <message>
        <source>Ngưỡng mới đang được dùng.</source>
        <translation>The new limits are in force.</translation>
    </message>
</context>
<context>
    <name>AnswerDialog</name>
    <message>
        <source>Ghi đã trả lời khách hàng</source>
        <translation>Note that the customer was answered</translation>
    </message>
    <message>
        <source>Ngày trả lời</source>
        <translation>Day of the answer</translation>
    </message>
    <message>
        <source>Trả lời bằng cách nào</source>
        <translation>How the answer was given</translation>
    </message>
    <message>
        <source>Ví dụ: công văn số 15/CV, thư điện tử, gặp trực tiếp.</source>
        <translation>For example: letter no. 15/CV, an email, a meeting.</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Ghi nhận</source>
        <translation>Noted</translation>
    </message>
    <message>
        <source>Đã ghi việc trả lời khách hàng.</source>
        <translation>The answer is on record.</translation>
    </message>
</context>
<context>
    <name>AnswerStep</name>
    <message>
        <source>Tệp trả lời</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>Tệp này chỉ chứa khóa công khai của bạn. Gửi nó cho người quản lý bằng cách nào cũng được: thư, USB, thư mục chung.</source>
        <translation>This file holds your public keys alone. Send it to the manager any way you like: mail, a USB stick, a shared folder.</translation>
    </message>
    <message>
        <source>Ghi vào tệp</source>
        <translation>Save as</translation>
    </message>
    <message>
        <source>Chọn nơi khác…</source>
        <translation>Choose another…</translation>
    </message>
    <message>
        <source>Ghi tệp trả lời</source>
        <translation>Save the answer</translation>
    </message>
    <message>
        <source>Tệp trả lời (*.niem-join)</source>
        <translation>Answers (*.niem-join)</translation>
    </message>
</context>
<context>
    <name>ApproveDialog</name>
    <message>
        <source>Duyệt tiêu hủy hồ sơ</source>
        <translation>Approve destruction</translation>
    </message>
    <message>
        <source>Cần hai chữ ký: của bạn và của cán bộ an toàn, ngay tại đây hoặc sau đó. Duyệt chưa hủy gì: lệnh còn chờ thời gian mà dự án đặt, rồi mới được thực hiện trong phòng tuyệt mật.</source>
        <translation>It takes two signatures: yours and an officer&apos;s, here and now or later. Approving destroys nothing yet: the order waits as long as the project says, and is then executed in the top-secret room.</translation>
    </message>
    <message>
        <source>Đã đọc văn bản yêu cầu và đối chiếu đúng hồ sơ.</source>
        <translation>The letter of request was read, and this is the right file.</translation>
    </message>
    <message>
        <source>Cán bộ an toàn không ở đây: gửi để ký thứ hai sau, tại tài khoản của họ.</source>
        <translation>The officer is not here: send it, to be signed second later, in their own account.</translation>
    </message>
    <message>
        <source>Cán bộ an toàn hệ thống</source>
        <translation>System security officer</translation>
    </message>
    <message>
        <source>Chỉ đếm các cấp mật mà phiên này mở được; khi thực hiện, cả ba cấp đều được tìm và hủy.</source>
        <translation>Only the levels open in this session are counted; the execution finds and destroys all three.</translation>
    </message>
    <message>
        <source>Đang lưu giữ pháp lý, không hủy được: {}</source>
        <translation>Under a legal hold, not to be destroyed: {}</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Cùng ký duyệt</source>
        <translation>Sign approval together</translation>
    </message>
    <message>
        <source>Ký và gửi</source>
        <translation>Sign and send</translation>
    </message>
    <message>
        <source>Hãy đọc văn bản và đối chiếu rồi đánh dấu.</source>
        <translation>Read the letter, compare it with the file, then tick the box.</translation>
    </message>
    <message>
        <source>Đã ký. Cán bộ an toàn thấy lệnh ở mục Chờ ký thứ hai.</source>
        <translation>Signed. Officers see the order under Second signatures.</translation>
    </message>
    <message>
        <source>Hai người đã ký duyệt lệnh tiêu hủy.</source>
        <translation>Two people have signed the approval of the destruction order.</translation>
    </message>
</context>
<context>
    <name>ArchiveDialog</name>
    <message>
        <source>Lưu trữ nhật ký theo năm</source>
        <translation>Yearly archives of the journal</translation>
    </message>
    <message>
        <source>Bản lưu là một tệp niêm, chỉ cán bộ an toàn mở được, để cất ra đĩa. Chương trình đọc lại cả tệp trước khi ghi sổ. Nhật ký trong kho vẫn giữ đủ mọi mục.</source>
        <translation>An archive is a sealed file that only officers can open, to be kept on a disc. The whole file is read back before it is registered. The journal in the vault keeps every entry.</translation>
    </message>
    <message>
        <source>Các bản lưu đã lập</source>
        <translation>Archives made</translation>
    </message>
    <message>
        <source>Chưa có bản lưu nào.</source>
        <translation>There is no archive yet.</translation>
    </message>
    <message>
        <source>Lưu đến hết năm</source>
        <translation>Archive to the end of</translation>
    </message>
    <message>
        <source>Đang làm…</source>
        <translation>Working…</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Kiểm tra một bản lưu…</source>
        <translation>Check an archive…</translation>
    </message>
    <message>
        <source>Lập bản lưu…</source>
        <translation>Make an archive…</translation>
    </message>
    <message>
        <source>{} (đến lúc này)</source>
        <translation>{} (so far)</translation>
    </message>
    <message>
        <source>Mọi mục đã có trong bản lưu.</source>
        <translation>Every entry is in an archive already.</translation>
    </message>
    <message>
        <source>Số</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Các mục</source>
        <translation>Items</translation>
    </message>
    <message>
        <source>Lập ngày</source>
        <translation>Made on</translation>
    </message>
    <message>
        <source>Tệp</source>
        <translation>File</translation>
    </message>
    <message>
        <source>mục {} đến {}</source>
        <translation>entries {} to {}</translation>
    </message>
    <message>
        <source>Ghi bản lưu vào thư mục</source>
        <translation>Write the archive into a folder</translation>
    </message>
    <message>
        <source>Bản lưu nhật ký (*{})</source>
        <translation>Archive of the journal (*{})</translation>
    </message>
    <message>
        <source>Chọn bản lưu</source>
        <translation>Choose an archive</translation>
    </message>
    <message>
        <source>Đã lập {number}: {entries} mục, đã đọc lại và khớp với nhật ký. Hãy ghi tệp {file} ra đĩa.</source>
        <translation>{number} has been made, read back and found the same as the journal (entries: {entries}). Burn the file {file} onto a disc.</translation>
    </message>
    <message>
        <source>{number}: KHÔNG TOÀN VẸN, mục {entry}. {why}</source>
        <translation>{number}: NOT WHOLE, entry {entry}. {why}</translation>
    </message>
    <message>
        <source>{number}: tệp toàn vẹn, nhưng {other} mục của nó khác với nhật ký trong kho hiện nay.</source>
        <translation>{number}: the file is whole, but differs from the journal in the vault now. Entries that differ: {other}.</translation>
    </message>
    <message>
        <source>{number}: toàn vẹn và khớp với nhật ký, nhưng không phải tệp đã ghi sổ.</source>
        <translation>{number}: whole and the same as the journal, but not the file that was registered.</translation>
    </message>
    <message>
        <source>{number}: toàn vẹn, đúng tệp đã ghi sổ, {entries} mục khớp với nhật ký.</source>
        <translation>{number}: whole, the very file that was registered, the same as the journal (entries: {entries}).</translation>
    </message>
</context>
<context>
    <name>ArchivePage</name>
    <message>
        <source>Kiểm tra, sao lưu</source>
        <translation>Checks and backups</translation>
    </message>
</context>
<context>
    <name>ArrivingLine</name>
    <message>
        <source>Vẫn thêm</source>
        <translation>Add it anyway</translation>
    </message>
    <message>
        <source>Dừng</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Bỏ qua</source>
        <translation>Leave it</translation>
    </message>
    <message>
        <source>Nội dung này đã có trong kho: “{}” của {}.</source>
        <translation>The same content is there already: “{}” of {}.</translation>
    </message>
    <message>
        <source>Và {} bản khác.</source>
        <translation>And {} more.</translation>
    </message>
</context>
<context>
    <name>AskClearanceDialog</name>
    <message>
        <source>Xin thẩm quyền</source>
        <translation>Ask for a clearance</translation>
    </message>
    <message>
        <source>{} (tôi)</source>
        <translation>{} (me)</translation>
    </message>
    <message>
        <source>Xin cho</source>
        <translation>For</translation>
    </message>
    <message>
        <source>Chọn người</source>
        <translation>Choose a person</translation>
    </message>
    <message>
        <source>Dự án</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>Dự án khác, tôi ghi tên</source>
        <translation>Another project, by its name</translation>
    </message>
    <message>
        <source>Tên dự án</source>
        <translation>Project name</translation>
    </message>
    <message>
        <source>Bạn không thấy danh sách dự án mình chưa có thẩm quyền; quản lý sẽ chọn đúng dự án.</source>
        <translation>You do not see projects you are not cleared for; the manager will choose the right one.</translation>
    </message>
    <message>
        <source>Gửi đề nghị</source>
        <translation>Send request</translation>
    </message>
    <message>
        <source>Một quản lý của dự án và cán bộ an toàn sẽ xem và cùng ký.</source>
        <translation>A manager of the project and an officer will look at it and both sign.</translation>
    </message>
    <message>
        <source>Đề nghị chờ tối đa 30 ngày; bạn rút lại được bất cứ lúc nào.</source>
        <translation>A request waits 30 days at most; you can take it back at any time.</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Hãy chọn người cần thẩm quyền.</source>
        <translation>Choose who needs the clearance.</translation>
    </message>
    <message>
        <source>Hãy ghi tên dự án.</source>
        <translation>Write the project&apos;s name.</translation>
    </message>
    <message>
        <source>Đã gửi đề nghị. Kết quả hiện ở trang Thẩm quyền.</source>
        <translation>The request was sent. The answer appears on the page Clearances.</translation>
    </message>
    <message>
        <source>Đang gửi…</source>
        <translation>Sending…</translation>
    </message>
</context>
<context>
    <name>AskDialog</name>
    <message>
        <source>Sửa đề nghị cung cấp</source>
        <translation>Amend the release request</translation>
    </message>
    <message>
        <source>Đề nghị cung cấp thông tin ra ngoài</source>
        <translation>Request a release</translation>
    </message>
    <message>
        <source>Một quản lý khác sẽ xem đúng những gì bạn chọn dưới đây, cùng văn bản đồng ý, rồi quyết định.</source>
        <translation>Another manager will see exactly what you choose below, together with the consent, and decide.</translation>
    </message>
    <message>
        <source>Gửi lại</source>
        <translation>Send again</translation>
    </message>
    <message>
        <source>Theo văn bản đồng ý</source>
        <translation>Under the consent</translation>
    </message>
    <message>
        <source>Chọn văn bản đồng ý</source>
        <translation>Choose the consent</translation>
    </message>
    <message>
        <source>Ghi văn bản mới…</source>
        <translation>Record a new one…</translation>
    </message>
    <message>
        <source>Người nhận là ai đối với khách hàng</source>
        <translation>Recipient&apos;s relation to the customer</translation>
    </message>
    <message>
        <source>Chọn vai trò</source>
        <translation>Choose a role</translation>
    </message>
    <message>
        <source>Người nhận</source>
        <translation>Recipient</translation>
    </message>
    <message>
        <source>Liên hệ với người nhận</source>
        <translation>How to reach the recipient</translation>
    </message>
    <message>
        <source>Điện thoại, email hoặc địa chỉ.</source>
        <translation>Phone, email or address.</translation>
    </message>
    <message>
        <source>Mục đích</source>
        <translation>Purpose</translation>
    </message>
    <message>
        <source>Chọn mục đích</source>
        <translation>Choose the purpose</translation>
    </message>
    <message>
        <source>Nói rõ thêm</source>
        <translation>In more detail</translation>
    </message>
    <message>
        <source>Khách hàng này chưa có văn bản đồng ý đang có hiệu lực.</source>
        <translation>This customer has no consent in force.</translation>
    </message>
    <message>
        <source>Chỉ: {}</source>
        <translation>Only: {}</translation>
    </message>
    <message>
        <source>Hạn bàn giao</source>
        <translation>Hand over by</translation>
    </message>
    <message>
        <source>Quá ngày này đề nghị tự hết hạn; nhiều nhất {} ngày.</source>
        <translation>After this day the request expires; at most {} days from now.</translation>
    </message>
    <message>
        <source>Người nhận giữ đến hết ngày</source>
        <translation>The recipient may keep it until</translation>
    </message>
    <message>
        <source>Sau đó phải trả lại hoặc xóa.</source>
        <translation>After that it is given back or deleted.</translation>
    </message>
    <message>
        <source>Gửi tới</source>
        <translation>Put before</translation>
    </message>
    <message>
        <source>Bất kỳ quản lý nào</source>
        <translation>Any manager</translation>
    </message>
    <message>
        <source>Thông tin sẽ ra khỏi công ty</source>
        <translation>Information that will leave the company</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Gửi đề nghị</source>
        <translation>Send request</translation>
    </message>
    <message>
        <source>Hồ sơ tuyệt mật không bao giờ được đề nghị cung cấp.</source>
        <translation>A release can never be requested for a top-secret file.</translation>
    </message>
    <message>
        <source>Hãy điền ô này.</source>
        <translation>Fill in this field.</translation>
    </message>
    <message>
        <source>Hạn xa quá {} ngày. Hãy chọn ngày gần hơn.</source>
        <translation>The day is more than {} days away. Choose an earlier one.</translation>
    </message>
    <message>
        <source>Đã gửi đề nghị. Một quản lý khác sẽ quyết định.</source>
        <translation>The request was sent. Another manager will decide.</translation>
    </message>
</context>
<context>
    <name>Asking</name>
    <message>
        <source>Niêm tạo một hạt giống, chia thành các mảnh cho từng người giữ, thử ghép mọi bộ mảnh có thể rồi quên hạt giống. Bộ khôi phục được ghi ra hai thẻ nhớ. Nên ngắt mạng của máy trước khi bắt đầu.</source>
        <translation>Niêm makes a seed, splits it into a share for each holder, tries every set of shares that should be enough, and forgets the seed. The recovery kit is written to two memory sticks. Better disconnect this machine from the network first.</translation>
    </message>
    <message>
        <source>Số người giữ mảnh</source>
        <translation>Number of holders</translation>
    </message>
    <message>
        <source>Số mảnh cần để khôi phục</source>
        <translation>Shares needed for recovery</translation>
    </message>
    <message>
        <source>Người giữ mảnh {}</source>
        <translation>Holder of share {}</translation>
    </message>
    <message>
        <source>Thẻ nhớ thứ nhất</source>
        <translation>First memory stick</translation>
    </message>
    <message>
        <source>Chọn…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>Thẻ nhớ thứ hai</source>
        <translation>Second memory stick</translation>
    </message>
    <message>
        <source>Hai người ký</source>
        <translation>Two people sign</translation>
    </message>
    <message>
        <source>Hãy điền chỗ này.</source>
        <translation>Fill this in.</translation>
    </message>
</context>
<context>
    <name>BackupPart</name>
    <message>
        <source>Sao lưu ngay</source>
        <translation>Back up now</translation>
    </message>
    <message>
        <source>Nơi lưu và giờ…</source>
        <translation>Destinations, hour…</translation>
    </message>
    <message>
        <source>Máy này chưa có nơi lưu</source>
        <translation>This machine has no destination yet</translation>
    </message>
    <message>
        <source>Chọn một ổ cứng rời hoặc thư mục mạng. Mỗi bản sao lưu được niêm phong, rồi khôi phục thử để chắc chắn dùng được.</source>
        <translation>Choose a removable disk or a network folder. Every backup is sealed, and then restored to make sure that it works.</translation>
    </message>
    <message>
        <source>Chọn nơi lưu…</source>
        <translation>Choose a destination…</translation>
    </message>
    <message>
        <source>Sao lưu</source>
        <translation>Backups</translation>
    </message>
    <message>
        <source>Bộ khôi phục chưa mở được bản sao lưu: chỉ cán bộ an toàn của kho mở được. Hãy làm lễ chia khóa khôi phục, hoặc bổ sung khóa ở mục Khôi phục.</source>
        <translation>The recovery kit does not open backups yet: only the vault&apos;s security officers can. Hold the recovery ceremony, or add the missing keys under Recovery.</translation>
    </message>
    <message>
        <source>Lần kiểm tra gần nhất thấy kho có tệp hỏng. Bản sao lưu cũ được giữ lại hết, vì bản cũ có thể còn nguyên tệp đó. Hãy xem mục Kiểm tra.</source>
        <translation>The last check found a damaged file in the vault. All older backups are kept, since one of them may hold it whole. See the check.</translation>
    </message>
    <message>
        <source>Chưa có bản sao lưu nào kiểm chứng</source>
        <translation>No backup has been proved yet</translation>
    </message>
    <message>
        <source>Hãy sao lưu ngay hôm nay.</source>
        <translation>Back up today.</translation>
    </message>
    <message>
        <source>Khôi phục thử lúc {when}, {age}.</source>
        <translation>Restored to prove it at {when}, {age}.</translation>
    </message>
    <message>
        <source>Bản sao lưu đã cũ</source>
        <translation>The last backup is old</translation>
    </message>
    <message>
        <source>Bản sao lưu gần nhất dùng được</source>
        <translation>The last backup works</translation>
    </message>
    <message>
        <source>Nơi lưu của máy này</source>
        <translation>Destinations of this machine</translation>
    </message>
    <message>
        <source>Tự sao lưu mỗi ngày lúc {:02d}:00 khi kho mở; giữ 7 ngày, 5 tuần và 12 tháng gần nhất.</source>
        <translation>Backs up every day at {:02d}:00 while the vault is open; the last 7 days, 5 weeks and 12 months are kept.</translation>
    </message>
    <message>
        <source>Chỉ sao lưu khi bấm nút; giữ 7 ngày, 5 tuần và 12 tháng gần nhất.</source>
        <translation>Backs up only when asked to; the last 7 days, 5 weeks and 12 months are kept.</translation>
    </message>
    <message>
        <source>Sao lưu vào đây</source>
        <translation>Back up here</translation>
    </message>
    <message>
        <source>Sao lưu vào {}</source>
        <translation>Back up to {}</translation>
    </message>
    <message>
        <source>Sổ các bản sao lưu</source>
        <translation>Register of backups</translation>
    </message>
    <message>
        <source>Và {} bản cũ hơn.</source>
        <translation>Older ones: {}.</translation>
    </message>
    <message>
        <source>Kiểm chứng lại</source>
        <translation>Prove again</translation>
    </message>
    <message>
        <source>Kiểm chứng lại {}</source>
        <translation>Prove {} again</translation>
    </message>
    <message>
        <source>Đã hủy ổ…</source>
        <translation>Destroyed…</translation>
    </message>
    <message>
        <source>Ghi đã hủy ổ có {}</source>
        <translation>Put the destruction of the disk with {} on record</translation>
    </message>
    <message>
        <source>Đang sao lưu.</source>
        <translation>Backing up.</translation>
    </message>
    <message>
        <source>Chọn nơi lưu trước.</source>
        <translation>Choose a destination first.</translation>
    </message>
    <message>
        <source>Đang kiểm chứng {}</source>
        <translation>Proving {}</translation>
    </message>
    <message>
        <source>Đang sao lưu vào {}</source>
        <translation>Backing up to {}</translation>
    </message>
    <message>
        <source>Chép, niêm phong, rồi khôi phục thử. Người khác vẫn làm việc bình thường.</source>
        <translation>Copied, sealed, then restored to prove it. Everybody else goes on working.</translation>
    </message>
    <message>
        <source>{} nguyên vẹn và mở ra được.</source>
        <translation>{} is whole and opens.</translation>
    </message>
    <message>
        <source>Đã dừng. Bản này không được tính là bản sao lưu.</source>
        <translation>Stopped. This one does not count as a backup.</translation>
    </message>
</context>
<context>
    <name>BackupReminder</name>
    <message>
        <source>Mở mục Sao lưu</source>
        <translation>Open Backups</translation>
    </message>
    <message>
        <source>Chưa sao lưu</source>
        <translation>No backup yet</translation>
    </message>
    <message>
        <source>Sao lưu ngày {}</source>
        <translation>Backup of {}</translation>
    </message>
    <message>
        <source>Sao lưu {number} vào {place} không thành. {why}</source>
        <translation>Backup {number} to {place} failed. {why}</translation>
    </message>
    <message numerus="yes">
        <source>Bản sao lưu kiểm chứng gần nhất cách đây {} ngày.</source>
        <translation>
            <numerusform>The last proved backup is {} day old.</numerusform>
            <numerusform>The last proved backup is {} days old.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Kho đã có {} ngày mà chưa có bản sao lưu nào kiểm chứng.</source>
        <translation>
            <numerusform>The vault is {} day old and no backup of it has been proved.</numerusform>
            <numerusform>The vault is {} days old and no backup of it has been proved.</numerusform>
        </translation>
    </message>
    <message>
        <source>Hãy báo {}.</source>
        <translation>Tell {}.</translation>
    </message>
    <message>
        <source>Đang sao lưu theo lịch</source>
        <translation>Backing up as planned</translation>
    </message>
    <message>
        <source>Chép, niêm phong, rồi khôi phục thử. Người khác vẫn làm việc bình thường.</source>
        <translation>Copied, sealed, then restored to prove it. Everybody else goes on working.</translation>
    </message>
</context>
<context>
    <name>BackupWords</name>
    <message>
        <source>trong vòng một ngày qua</source>
        <translation>within the last day</translation>
    </message>
    <message>
        <source>cách đây 1 ngày</source>
        <translation>1 day ago</translation>
    </message>
    <message>
        <source>cách đây {} ngày</source>
        <translation>{} days ago</translation>
    </message>
    <message>
        <source>{state} lúc {when}, {size}</source>
        <translation>{state} at {when}, {size}</translation>
    </message>
    <message>
        <source>{number} vào {place} không thành. {why}</source>
        <translation>{number} to {place} failed. {why}</translation>
    </message>
    <message>
        <source>Đã sao lưu {number} vào {place} và kiểm chứng bằng cách khôi phục thử.</source>
        <translation>Made {number} in {place} and proved it by restoring it.</translation>
    </message>
</context>
<context>
    <name>BatchDetail</name>
    <message>
        <source>Đang làm cả lô</source>
        <translation>Working on the batch</translation>
    </message>
    <message>
        <source>nhập bởi {by}, {at}</source>
        <translation>entered by {by}, {at}</translation>
    </message>
    <message>
        <source>Cách làm</source>
        <translation>How it goes</translation>
    </message>
    <message>
        <source>Duyệt cả lô</source>
        <translation>Pass the batch on</translation>
    </message>
    <message>
        <source>Xác nhận cả lô</source>
        <translation>Confirm the batch</translation>
    </message>
    <message>
        <source>Còn {} bản trong mẫu chưa đối chiếu.</source>
        <translation>Not compared yet in the sample: {}.</translation>
    </message>
    <message>
        <source>Gửi lại cả lô</source>
        <translation>Send the batch again</translation>
    </message>
    <message>
        <source>Mở mẫu</source>
        <translation>Open the sample</translation>
    </message>
    <message>
        <source>Xem từng bản</source>
        <translation>Look at each entry</translation>
    </message>
    <message>
        <source>Trả lại cả lô…</source>
        <translation>Return the batch…</translation>
    </message>
    <message>
        <source>Rút cả lô…</source>
        <translation>Withdraw the batch…</translation>
    </message>
    <message>
        <source>Chương trình rút ngẫu nhiên {sample} trong {count} bản. Đối chiếu từng bản của mẫu với giấy tờ gốc; khớp hết thì xác nhận cả lô. Sai một ô thì cả lô bị trả lại.</source>
        <translation>The program drew {sample} of {count} entries at random. Compare each of the sample with its source; if all agree, confirm the batch. One difference returns the whole batch.</translation>
    </message>
    <message>
        <source>Sửa những bản sai, xem lại cả danh sách với giấy tờ gốc, rồi gửi lại cả lô.</source>
        <translation>Mend the wrong entries, look through the whole list with its sources, then send the batch again.</translation>
    </message>
    <message>
        <source>Xem qua danh sách rồi duyệt cả lô một lần. Người kiểm tra sẽ đối chiếu {sample} bản do chương trình rút ngẫu nhiên (1 + √n, ít nhất 5).</source>
        <translation>Look through the list, then pass the batch on as a whole. The verifier compares {sample} entries that the program draws at random (1 + √n, at least 5).</translation>
    </message>
</context>
<context>
    <name>BindDialog</name>
    <message>
        <source>Gắn tài liệu với một mục</source>
        <translation>Bind the document to an item</translation>
    </message>
    <message>
        <source>Tài liệu thuộc về</source>
        <translation>The document belongs to</translation>
    </message>
    <message>
        <source>cả hồ sơ khách hàng</source>
        <translation>the whole customer file</translation>
    </message>
    <message>
        <source>Mục ở cấp cao hơn tài liệu không có ở đây: hãy thêm tài liệu ở cấp của mục.</source>
        <translation>Items above the document&apos;s level are not here: add the document at the item&apos;s level.</translation>
    </message>
    <message>
        <source>Chỗ cũ còn trong các bản đã lưu.</source>
        <translation>Where it was before stays in the saved revisions.</translation>
    </message>
    <message>
        <source>Hủy</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Lưu</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Hồ sơ này chưa có mục nào để gắn.</source>
        <translation>This file has no item to bind it to.</translation>
    </message>
</context>
<context>
    <name>Board</name>
    <message>
        <source>Tháng</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>Số lượng</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>và {} nhóm nữa</source>
        <translation>more groups: {}</translation>
    </message>
    <message>
        <source>Trong khoảng thời gian này chưa có gì để đếm.</source>
        <translation>There is nothing to count in this period.</translation>
    </message>
</context>
<context>
    <name>BrandPanel</name>
    <message>
        <source>Kho hồ sơ khách hàng niêm kín trên chính máy này.</source>
        <translation>Customer files, sealed on this machine.</translation>
    </message>
    <message>
        <source>Mở kho cần cả hai: cụm mật khẩu của bạn và khóa mà hệ điều hành giữ.</source>
        <translation>Unlocking takes both: your passphrase and the key that the operating system keeps.</translation>
    </message>
    <message>
        <source>Ba mức mật nội bộ. Không có thẩm quyền thì không có khóa, kể cả quản trị viên.</source>
        <translation>Three internal levels. No clearance, no key: administrators included.</translation>
    </message>
    <message>
        <source>Mọi lượt xem và thay đổi đều được ghi vào nhật ký không sửa được.</source>
        <translation>Every view and every change goes into a journal that cannot be altered unnoticed.</translation>
    </message>
    <message>
        <source>Mức mật nội bộ của công ty; không dùng cho bí mật nhà nước.</source>
        <translation>The company&apos;s internal classification; not for state secrets.</translation>
    </message>
</context>
<context>
    <name>BurnDialog</name>
    <message>
        <source>Ghi ra đĩa</source>
        <translation>Burn onto a disc</translation>
    </message>
    <message>
        <source>Tệp ảnh đĩa</source>
        <translation>The image</translation>
    </message>
    <message>
        <source>Chọn…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>Ảnh đĩa (*.iso);;Mọi tệp (*)</source>
        <translation>Disc images (*.iso);;All files (*)</translation>
    </message>
    <message>
        <source>Ổ ghi đĩa</source>
        <translation>Drive</translation>
    </message>
    <message>
        <source>Đang tìm ổ đĩa…</source>
        <translation>Looking for drives…</translation>
    </message>
    <message>
        <source>Dùng đĩa trắng loại tốt; đĩa thứ hai nên khác hãng. Ghi xong, lấy đĩa ra rồi cho vào lại.</source>
        <translation>Use good blank discs; the second one of another brand. When it is burned, take the disc out and put it in again.</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Ghi đĩa</source>
        <translation>Burn</translation>
    </message>
    <message>
        <source>Chưa tìm thấy ổ ghi đĩa.</source>
        <translation>No drive that burns has been found.</translation>
    </message>
    <message>
        <source>Máy này không có ổ ghi đĩa hoặc chương trình ghi đĩa. Hãy chép tệp ảnh sang máy khác và ghi bằng chương trình bất kỳ (chọn “ghi ảnh đĩa”, không phải chép tệp), rồi quay lại đây đọc đĩa để so.</source>
        <translation>This machine has no drive or no program that burns. Copy the image to another machine and burn it with any program (choose “burn image”, do not copy the file), then come back here and read the disc to compare.</translation>
    </message>
</context>
<context>
    <name>CeremonyDialog</name>
    <message>
        <source>Chia khóa khôi phục</source>
        <translation>Recovery ceremony</translation>
    </message>
    <message>
        <source>Việc này được ghi vào nhật ký.</source>
        <translation>This is written to the journal.</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Ký và chia khóa</source>
        <translation>Sign and split</translation>
    </message>
    <message>
        <source>Xác nhận đã trao đủ</source>
        <translation>Confirm: all handed out</translation>
    </message>
    <message>
        <source>Đang chia khóa và ghi bộ khôi phục</source>
        <translation>Splitting the seed and writing the kit</translation>
    </message>
    <message>
        <source>Mọi bộ mảnh đủ dùng đều được ghép thử trước khi in.</source>
        <translation>Every sufficient set of shares is tried before a sheet is made.</translation>
    </message>
    <message>
        <source>Đã dừng. Chưa có gì có hiệu lực.</source>
        <translation>Stopped. Nothing is in force.</translation>
    </message>
    <message>
        <source>Hãy lưu mọi tờ và đánh dấu là đã trao.</source>
        <translation>Save every sheet and tick that they were handed out.</translation>
    </message>
    <message>
        <source>Đang ghi…</source>
        <translation>Writing…</translation>
    </message>
    <message>
        <source>Bộ khôi phục đã có hiệu lực.</source>
        <translation>The recovery kit is in force.</translation>
    </message>
    <message>
        <source>Bỏ các mảnh chưa trao?</source>
        <translation>Throw the shares away?</translation>
    </message>
    <message>
        <source>Chưa xác nhận đủ người có tờ của mình. Đóng lúc này thì các mảnh mất hẳn và phải làm lại buổi lễ.</source>
        <translation>It is not confirmed that everybody has their sheet. If you close now, the shares are gone for good and the ceremony must be held again.</translation>
    </message>
    <message>
        <source>Bỏ các mảnh</source>
        <translation>Throw them away</translation>
    </message>
    <message>
        <source>Ở lại</source>
        <translation>Stay</translation>
    </message>
</context>
<context>
    <name>CertificateDialog</name>
    <message>
        <source>Chứng nhận tiêu hủy</source>
        <translation>Certificate of destruction</translation>
    </message>
    <message>
        <source>Những việc phải khép lại</source>
        <translation>Lines to be closed</translation>
    </message>
    <message>
        <source>Đã hủy theo biên bản…</source>
        <translation>Shredded by record…</translation>
    </message>
    <message>
        <source>Ghi xác nhận…</source>
        <translation>Record a confirmation…</translation>
    </message>
    <message>
        <source>Không chứng minh được…</source>
        <translation>Not provable…</translation>
    </message>
    <message>
        <source>Lần ban hành</source>
        <translation>Issue</translation>
    </message>
    <message>
        <source>Lưu PDF…</source>
        <translation>Save PDF…</translation>
    </message>
    <message>
        <source>Lưu JSON…</source>
        <translation>Save JSON…</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Ban hành bản hoàn tất…</source>
        <translation>Issue as complete…</translation>
    </message>
    <message numerus="yes">
        <source>{} việc còn mở</source>
        <translation>
            <numerusform>{} line open</numerusform>
            <numerusform>{} lines open</numerusform>
        </translation>
    </message>
    <message>
        <source>mọi việc đã khép lại</source>
        <translation>every line closed</translation>
    </message>
    <message>
        <source>{reference} · {told} · mã kiểm tra {code}</source>
        <translation>{reference} · {told} · code {code}</translation>
    </message>
    <message>
        <source>Lần 1: đang thực hiện</source>
        <translation>Issue 1: in progress</translation>
    </message>
    <message>
        <source>Lần 2: hoàn tất</source>
        <translation>Issue 2: complete</translation>
    </message>
    <message>
        <source>Lưu chứng nhận</source>
        <translation>Save the certificate</translation>
    </message>
    <message>
        <source>Tệp PDF (*.pdf)</source>
        <translation>PDF files (*.pdf)</translation>
    </message>
    <message>
        <source>Đã lưu chứng nhận.</source>
        <translation>The certificate was saved.</translation>
    </message>
    <message>
        <source>Lưu tệp JSON</source>
        <translation>Save the JSON file</translation>
    </message>
    <message>
        <source>Tệp JSON (*.json)</source>
        <translation>JSON file (*.json)</translation>
    </message>
    <message>
        <source>Đã lưu tệp JSON đi kèm.</source>
        <translation>The JSON file beside it is saved.</translation>
    </message>
</context>
<context>
    <name>Certificates</name>
    <message>
        <source>Chứng nhận tiêu hủy</source>
        <translation>Certificates of destruction</translation>
    </message>
    <message>
        <source>Chưa có chứng nhận nào</source>
        <translation>No certificates yet</translation>
    </message>
    <message>
        <source>Mỗi lần tiêu hủy xong có một chứng nhận ký số ở đây.</source>
        <translation>Every destruction ends in a digitally signed certificate, kept here.</translation>
    </message>
    <message>
        <source>Mở chứng nhận…</source>
        <translation>Open certificate…</translation>
    </message>
    <message>
        <source>Kiểm tra chứng nhận…</source>
        <translation>Check a certificate…</translation>
    </message>
    <message>
        <source>Chứng thư gốc của công ty</source>
        <translation>Company root certificate</translation>
    </message>
    <message>
        <source>Xuất .cer…</source>
        <translation>Export .cer…</translation>
    </message>
    <message>
        <source>Đang mở…</source>
        <translation>Opening…</translation>
    </message>
    <message>
        <source>Ai kiểm tra chứng nhận cần chứng thư này, và nên đối chiếu dấu vân tay SHA-256 qua một kênh khác, ví dụ điện thoại.</source>
        <translation>Whoever verifies a certificate needs this root, and should compare its SHA-256 fingerprint over another channel, such as the phone.</translation>
    </message>
    <message>
        <source>Hãy chọn một chứng nhận.</source>
        <translation>Choose a certificate.</translation>
    </message>
    <message>
        <source>Chứng thư X.509 (*.cer)</source>
        <translation>X.509 certificates (*.cer)</translation>
    </message>
    <message>
        <source>Xuất chứng thư gốc</source>
        <translation>Export the root certificate</translation>
    </message>
    <message>
        <source>Đã xuất chứng thư gốc.</source>
        <translation>The root certificate was exported.</translation>
    </message>
</context>
<context>
    <name>ChangeConsentDialog</name>
    <message>
        <source>Khách hàng thu hẹp đồng ý</source>
        <translation>The customer agrees to less</translation>
    </message>
    <message>
        <source>Khách hàng rút lại đồng ý</source>
        <translation>The customer withdraws the consent</translation>
    </message>
    <message>
        <source>Ngày khách hàng báo</source>
        <translation>Day on which the customer said so</translation>
    </message>
    <message>
        <source>Khách hàng báo bằng cách nào</source>
        <translation>How the customer said so</translation>
    </message>
    <message>
        <source>Bắt buộc khi không có văn bản kèm theo.</source>
        <translation>Required where there is no paper.</translation>
    </message>
    <message>
        <source>Bản quét (nếu có)</source>
        <translation>Scan (if there is one)</translation>
    </message>
    <message>
        <source>Bỏ những gì khách hàng không còn đồng ý.</source>
        <translation>Take away what the customer no longer agrees to.</translation>
    </message>
    <message>
        <source>Mọi đề nghị đang chờ theo văn bản này dừng ngay. Những bản đã ra ngoài sẽ được liệt kê để thu hồi.</source>
        <translation>Every pending request under this consent stops at once. What is out already will be listed, to be taken back.</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Ghi việc thu hẹp</source>
        <translation>Record that it is narrower</translation>
    </message>
    <message>
        <source>Ghi việc rút lại</source>
        <translation>Record the withdrawal</translation>
    </message>
    <message>
        <source>Đã ghi. Có hiệu lực ngay.</source>
        <translation>Recorded. It counts from now on.</translation>
    </message>
    <message>
        <source>Đã dừng, không bàn giao được nữa</source>
        <translation>Stopped, can no longer be handed over</translation>
    </message>
    <message>
        <source>Đã ra ngoài, cần thu hồi</source>
        <translation>Out already, to be taken back</translation>
    </message>
</context>
<context>
    <name>ChangeLevelDialog</name>
    <message>
        <source>Đổi cấp mật</source>
        <translation>Change the level</translation>
    </message>
    <message>
        <source>Hạ luôn các mục ở cấp {} của khách hàng này</source>
        <translation>Lower this customer&apos;s items at {} as well</translation>
    </message>
    <message>
        <source>Không đánh dấu thì các mục ở lại cấp cũ, chỉ thông tin khách hàng xuống cấp.</source>
        <translation>Without this the items stay at the old level; only the customer&apos;s own data comes down.</translation>
    </message>
    <message>
        <source>Đang chuyển hồ sơ sang ngăn khác</source>
        <translation>Moving the file to another compartment</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Cấp giữ nguyên: chỉ ghi lý do và ngày xem lại mới.</source>
        <translation>The level stays: only the reason and the day of the next review are noted.</translation>
    </message>
    <message>
        <source>Giữ cấp, đặt ngày xem lại</source>
        <translation>Keep the level, set the review</translation>
    </message>
    <message>
        <source>Hạ cấp cần hai người: một quản lý khác xem lý do của bạn rồi quyết định. Chỉ hồ sơ như hiện nay xuống cấp; các bản sửa cũ ở lại cấp {}. Lý do này sẽ đọc được ở cấp {}.</source>
        <translation>Lowering takes two: another manager looks at your reason and decides. Only the file as it stands comes down; its earlier revisions stay at {}. This reason can be read at {} then.</translation>
    </message>
    <message>
        <source>Gửi đề nghị hạ cấp</source>
        <translation>Ask to lower it</translation>
    </message>
    <message>
        <source>Mọi thứ về khách hàng này ở các cấp dưới, cả các bản sửa cũ, chuyển lên ngay; ở cấp {} không còn ai thấy hồ sơ. Muốn hạ xuống lại phải có hai người.</source>
        <translation>Everything about this customer at the lower levels, earlier revisions included, moves up at once; at {} nobody sees the file any more. Lowering it again takes two people.</translation>
    </message>
    <message>
        <source>Nâng lên {}</source>
        <translation>Raise to {}</translation>
    </message>
    <message>
        <source>Ai mở được phòng tuyệt mật sẽ hoàn tất việc nâng ở đó, kể cả bạn nếu bạn có thẩm quyền.</source>
        <translation>Whoever can enter the top-secret room completes the raise there; that may be you, if you are cleared.</translation>
    </message>
    <message>
        <source>Người mở được cả hai cấp sẽ hoàn tất việc nâng.</source>
        <translation>Somebody who opens both levels completes the raise.</translation>
    </message>
    <message>
        <source>Không ai ghi được vào cấp mình không mở. Đề nghị của bạn chờ ở cấp {}. {}</source>
        <translation>Nobody can write to a level they do not open. Your proposal waits at {}. {}</translation>
    </message>
    <message>
        <source>Gửi đề nghị nâng cấp</source>
        <translation>Propose to raise it</translation>
    </message>
    <message>
        <source>Đã dừng. Hồ sơ vẫn ở cấp cũ.</source>
        <translation>Stopped. The file is at its old level.</translation>
    </message>
</context>
<context>
    <name>ChartCard</name>
    <message>
        <source>{}: bảng số liệu</source>
        <translation>{}: table of figures</translation>
    </message>
    <message>
        <source>Xem bảng</source>
        <translation>Show table</translation>
    </message>
    <message>
        <source>Xem biểu đồ</source>
        <translation>Show chart</translation>
    </message>
    <message>
        <source>Chưa có số liệu để xem.</source>
        <translation>There are no figures to see.</translation>
    </message>
    <message>
        <source>Tỷ lệ</source>
        <translation>Share</translation>
    </message>
</context>
<context>
    <name>CheckDialog</name>
    <message>
        <source>Kiểm tra chứng nhận</source>
        <translation>Check a certificate</translation>
    </message>
    <message>
        <source>Chứng nhận PDF hoặc tệp JSON đi kèm</source>
        <translation>Certificate as PDF, or the JSON file beside it</translation>
    </message>
    <message>
        <source>Số chứng nhận trên giấy</source>
        <translation>Certificate number on the paper</translation>
    </message>
    <message>
        <source>Mã kiểm tra trên giấy</source>
        <translation>Short code on the paper</translation>
    </message>
    <message>
        <source>Kiểm tra tệp</source>
        <translation>Check a file</translation>
    </message>
    <message>
        <source>Hoặc đối chiếu tờ giấy</source>
        <translation>Or compare a paper</translation>
    </message>
    <message>
        <source>Việc này được ghi vào nhật ký.</source>
        <translation>This is written to the journal.</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Kiểm tra</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>Hãy điền chỗ này, hoặc thả một tệp ở trên.</source>
        <translation>Fill this in, or drop a file above.</translation>
    </message>
    <message>
        <source>Không đọc được tệp này. Hãy chọn lại.</source>
        <translation>This file cannot be read. Choose again.</translation>
    </message>
    <message>
        <source>Đang kiểm tra…</source>
        <translation>Checking…</translation>
    </message>
    <message>
        <source>Chữ ký đúng, nhưng sổ không có đúng tệp này. Hãy tìm hiểu trước khi tin.</source>
        <translation>The signatures are good, but the register does not have this very file. Find out why before you trust it.</translation>
    </message>
    <message>
        <source>Đúng là chứng nhận đã ban hành, nhưng đã có bản sau. Hãy xem bản sau.</source>
        <translation>This is a certificate that was issued, but there is a later issue. Look at that one.</translation>
    </message>
    <message>
        <source>Sổ có chứng nhận này. Hãy đối chiếu từng dòng dưới đây với tờ giấy.</source>
        <translation>The register has this certificate. Compare each line below with the paper.</translation>
    </message>
    <message>
        <source>Đúng là chứng nhận đã ban hành, không bị sửa.</source>
        <translation>This is the certificate that was issued, unchanged.</translation>
    </message>
    <message>
        <source>Số</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Lần ban hành</source>
        <translation>Issue</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Mã kiểm tra</source>
        <translation>Short code</translation>
    </message>
    <message>
        <source>dấu giờ máy {}</source>
        <translation>machine time stamp {}</translation>
    </message>
    <message>
        <source>Chữ ký {}</source>
        <translation>Signature {}</translation>
    </message>
</context>
<context>
    <name>CheckLight</name>
    <message>
        <source>Mở mục Kiểm tra</source>
        <translation>Open Checks</translation>
    </message>
</context>
<context>
    <name>CheckPage</name>
    <message>
        <source>Chỉ dòng lỗi</source>
        <translation>Faulty lines only</translation>
    </message>
    <message>
        <source>Không nhập mọi dòng lỗi</source>
        <translation>Leave all wrong rows out</translation>
    </message>
    <message>
        <source>Các dòng của danh sách</source>
        <translation>Lines of the list</translation>
    </message>
    <message>
        <source>Các ô có lỗi</source>
        <translation>Wrong cells</translation>
    </message>
    <message>
        <source>Sửa ô</source>
        <translation>Mend a cell</translation>
    </message>
    <message>
        <source>Ghi ô</source>
        <translation>Set the cell</translation>
    </message>
    <message>
        <source>Không nhập dòng này</source>
        <translation>Leave this row out</translation>
    </message>
    <message>
        <source>Các ô có lỗi (F8: lỗi tiếp theo)</source>
        <translation>Wrong cells (F8: next one)</translation>
    </message>
    <message>
        <source>Dòng</source>
        <translation>Line</translation>
    </message>
    <message>
        <source>Ô và lỗi</source>
        <translation>Cell and fault</translation>
    </message>
    <message>
        <source>Bảng mã: {}.</source>
        <translation>Encoding: {}.</translation>
    </message>
    <message>
        <source>Cột không dùng đến: {}.</source>
        <translation>Columns not used: {}.</translation>
    </message>
    <message>
        <source>Bảng chỉ hiện {} dòng: các dòng đầu, dòng lỗi và dòng trùng.</source>
        <translation>The table shows {} rows only: the first, the wrong and the repeated ones.</translation>
    </message>
    <message>
        <source>Hãy chọn một ô trong bảng trước.</source>
        <translation>Choose a cell in the table first.</translation>
    </message>
    <message>
        <source>Lấy lại dòng này</source>
        <translation>Take this row back in</translation>
    </message>
    <message>
        <source>Dòng {}</source>
        <translation>Row {}</translation>
    </message>
    <message>
        <source>Dòng {} · {}</source>
        <translation>Row {} · {}</translation>
    </message>
</context>
<context>
    <name>CheckpointsDialog</name>
    <message>
        <source>Mốc nhật ký</source>
        <translation>Checkpoints of the journal</translation>
    </message>
    <message>
        <source>Mỗi tháng một lần, hai cán bộ an toàn ký xem nhật ký kết thúc ở đâu và giữ một tờ giấy ngoài kho. Từ đó không ai cắt hay viết lại được phần nhật ký trước mốc mà không lộ, kể cả khi cả kho bị thay bằng bản cũ. Nơi chỉ có một cán bộ an toàn thì người quản lý ký cùng.</source>
        <translation>Once a month two officers sign where the journal ends and keep a paper outside the vault. From then on nobody can cut or rewrite the journal before the checkpoint without it showing, not even by putting back an old copy of the whole vault. Where there is only one officer, a manager signs as well.</translation>
    </message>
    <message>
        <source>Lập lại giấy và đối chiếu giấy cũng được ghi vào nhật ký.</source>
        <translation>Making a paper again and comparing one are noted in the journal as well.</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Đối chiếu giấy</source>
        <translation>Compare a paper</translation>
    </message>
    <message>
        <source>Ký mốc mới</source>
        <translation>Sign a new checkpoint</translation>
    </message>
    <message>
        <source>Đang đọc các mốc…</source>
        <translation>Reading the checkpoints…</translation>
    </message>
    <message>
        <source>Không có ai khác đang làm việc được ký mốc cùng bạn.</source>
        <translation>Nobody else in service may sign a checkpoint with you.</translation>
    </message>
    <message>
        <source>Chưa có mốc nào. {count} mục nhật ký chưa có tờ giấy nào làm chứng.</source>
        <translation>There is no checkpoint yet. Entries of the journal that no paper vouches for: {count}.</translation>
    </message>
    <message>
        <source>Đã đến hạn từ {day}. {count} mục được ghi sau mốc cuối.</source>
        <translation>Due since {day}. Entries since the last checkpoint: {count}.</translation>
    </message>
    <message>
        <source>Mốc sau đến hạn ngày {day}. {count} mục được ghi sau mốc cuối.</source>
        <translation>The next one is due on {day}. Entries since the last checkpoint: {count}.</translation>
    </message>
    <message>
        <source>Mốc số {number} · {when}</source>
        <translation>Checkpoint {number} · {when}</translation>
    </message>
    <message>
        <source>Lưu giấy</source>
        <translation>Save the paper</translation>
    </message>
    <message>
        <source>Lưu giấy của mốc số {}</source>
        <translation>Save the paper of checkpoint {}</translation>
    </message>
    <message>
        <source>{entries} mục trong {chains} chuỗi. Ký: {signers}.</source>
        <translation>Entries: {entries}, chains: {chains}. Signed by: {signers}.</translation>
    </message>
    <message>
        <source>Mã: {}</source>
        <translation>Code: {}</translation>
    </message>
    <message>
        <source>Khi ký, {count} chuỗi có chỗ không khớp; giấy ghi rõ.</source>
        <translation>Chains that did not hold when it was signed: {count}; the paper names them.</translation>
    </message>
    <message>
        <source>Đã lưu giấy của mốc số {}.</source>
        <translation>The paper of checkpoint {} was saved.</translation>
    </message>
</context>
<context>
    <name>ChecksPart</name>
    <message>
        <source>Kiểm tra ngay</source>
        <translation>Check now</translation>
    </message>
    <message>
        <source>Đang kiểm tra kho</source>
        <translation>Checking the vault</translation>
    </message>
    <message>
        <source>Đọc từng tệp từ đầu đến cuối; bạn vẫn làm việc khác được.</source>
        <translation>Every file is read from beginning to end; you can go on working meanwhile.</translation>
    </message>
    <message>
        <source>Kiểm tra</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>Đang kiểm tra.</source>
        <translation>Checking.</translation>
    </message>
    <message>
        <source>Ngăn tuyệt mật của bạn được kiểm tra khi mở phòng tuyệt mật.</source>
        <translation>Your top-secret compartments are checked while the top-secret room is open.</translation>
    </message>
    <message>
        <source>Từng tệp</source>
        <translation>File by file</translation>
    </message>
</context>
<context>
    <name>ClearDialog</name>
    <message>
        <source>Viết lại ngăn với khóa mới</source>
        <translation>Rewrite compartments under new keys</translation>
    </message>
    <message>
        <source>Hồ sơ đã nâng cấp không còn hiện ở cấp dưới, nhưng bản cũ còn trong tệp của ngăn.</source>
        <translation>Raised files no longer show below, but what they were is still in the compartment&apos;s file.</translation>
    </message>
    <message>
        <source>Ngăn {}: {} hồ sơ đã chuyển đi, từ {}.</source>
        <translation>Compartment {}: files moved away: {}, since {}.</translation>
    </message>
    <message>
        <source>Niêm chép những gì còn lại sang tệp mới, tìm trong đó xem còn gì của hồ sơ đã chuyển, rồi mới bỏ tệp cũ. Mọi người giữ thẩm quyền nhận khóa mới, không phải làm gì.</source>
        <translation>Niêm copies what stays into a new file, searches it for anything of the files that moved, and only then removes the old one. Everybody who is cleared gets the new key and has nothing to do.</translation>
    </message>
    <message>
        <source>Cán bộ an toàn hệ thống</source>
        <translation>System security officer</translation>
    </message>
    <message>
        <source>Đang viết lại ngăn</source>
        <translation>Writing the compartment anew</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Ký và viết lại</source>
        <translation>Sign and rewrite</translation>
    </message>
    <message>
        <source>Đã dừng. Ngăn chưa viết xong vẫn như cũ.</source>
        <translation>Stopped. A compartment that was not finished is as it was.</translation>
    </message>
</context>
<context>
    <name>ClearancesPage</name>
    <message>
        <source>Thẩm quyền</source>
        <translation>Clearance</translation>
    </message>
    <message>
        <source>Lọc thẩm quyền</source>
        <translation>Filter clearances</translation>
    </message>
    <message>
        <source>Thẩm quyền và đề nghị</source>
        <translation>Clearances and requests</translation>
    </message>
    <message>
        <source>Xin thẩm quyền…</source>
        <translation>Ask for a clearance…</translation>
    </message>
    <message>
        <source>Cấp thẩm quyền…</source>
        <translation>Grant a clearance…</translation>
    </message>
    <message>
        <source>Chưa mở được danh sách</source>
        <translation>The list could not be opened</translation>
    </message>
    <message>
        <source>Thử lại</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Đang xem nhật ký 90 ngày</source>
        <translation>Reading 90 days of the journal</translation>
    </message>
    <message>
        <source>Danh sách thẩm quyền</source>
        <translation>List of clearances</translation>
    </message>
    <message>
        <source>Đang chờ</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>Mọi đề nghị</source>
        <translation>All requests</translation>
    </message>
    <message>
        <source>Đang có</source>
        <translation>In force</translation>
    </message>
    <message>
        <source>Sắp hết hạn</source>
        <translation>Lapsing soon</translation>
    </message>
    <message>
        <source>90 ngày không dùng</source>
        <translation>Unused for 90 days</translation>
    </message>
    <message>
        <source>Chưa có người nào để cấp thẩm quyền.</source>
        <translation>There is nobody to clear yet.</translation>
    </message>
    <message numerus="yes">
        <source>{} mục</source>
        <translation>
            <numerusform>{} entry</numerusform>
            <numerusform>{} entries</numerusform>
        </translation>
    </message>
    <message>
        <source>Không có đề nghị nào đang chờ</source>
        <translation>No request is waiting</translation>
    </message>
    <message>
        <source>Đề nghị thẩm quyền của bạn, và những đề nghị cần chữ ký của bạn, hiện ở đây.</source>
        <translation>Your requests for clearances, and those that need your signature, appear here.</translation>
    </message>
    <message>
        <source>Chưa có đề nghị nào</source>
        <translation>No requests yet</translation>
    </message>
    <message>
        <source>Chọn “Xin thẩm quyền…” để gửi đề nghị đầu tiên.</source>
        <translation>Choose “Ask for a clearance…” to send the first one.</translation>
    </message>
    <message>
        <source>Chưa thấy thẩm quyền nào</source>
        <translation>No clearance to be seen yet</translation>
    </message>
    <message>
        <source>Danh sách đến từ sổ của cán bộ an toàn; nó hiện khi cán bộ an toàn mở kho lần tới.</source>
        <translation>The list comes from the officers&apos; register; it appears when an officer next opens the vault.</translation>
    </message>
    <message>
        <source>Không có thẩm quyền nào sắp hết hạn</source>
        <translation>No clearance lapses soon</translation>
    </message>
    <message>
        <source>Thẩm quyền hết hạn trong 30 ngày tới hiện ở đây để gia hạn hoặc rút.</source>
        <translation>Clearances that lapse within 30 days appear here, to be extended or withdrawn.</translation>
    </message>
    <message>
        <source>Thẩm quyền nào cũng được dùng</source>
        <translation>Every clearance is used</translation>
    </message>
    <message>
        <source>Thẩm quyền đã cấp hơn 90 ngày mà 90 ngày qua không ai dùng hiện ở đây.</source>
        <translation>Clearances given more than 90 days ago that nobody used in the last 90 appear here.</translation>
    </message>
    <message>
        <source>Ai được xem gì đến khi nào, vì sao, và hai chữ ký cho thẩm quyền đó.</source>
        <translation>Who may see what until when, why, and the two signatures for it.</translation>
    </message>
    <message>
        <source>Chọn một dòng</source>
        <translation>Choose a line</translation>
    </message>
    <message>
        <source>Rút lại đề nghị?</source>
        <translation>Withdraw the request?</translation>
    </message>
    <message>
        <source>Đề nghị này sẽ không còn chờ ai ký. Nếu vẫn cần, bạn gửi đề nghị mới.</source>
        <translation>It will no longer wait for anybody&apos;s signature. If you still need it, send a new one.</translation>
    </message>
    <message>
        <source>Rút lại</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>Đã rút lại đề nghị.</source>
        <translation>The request was withdrawn.</translation>
    </message>
</context>
<context>
    <name>CloseLineDialog</name>
    <message>
        <source>Đã hủy theo biên bản</source>
        <translation>Shredded by record</translation>
    </message>
    <message>
        <source>Ghi xác nhận</source>
        <translation>Record a confirmation</translation>
    </message>
    <message>
        <source>Không chứng minh được</source>
        <translation>Not provable</translation>
    </message>
    <message>
        <source>Số biên bản tiêu hủy</source>
        <translation>Number of the shredding record</translation>
    </message>
    <message>
        <source>Ai xác nhận, bằng gì, ngày nào</source>
        <translation>Who confirmed, how, on what day</translation>
    </message>
    <message>
        <source>Vì sao không chứng minh được</source>
        <translation>Why it cannot be proved</translation>
    </message>
    <message>
        <source>Được in trên chứng nhận. Đừng ghi tên hay thông tin của khách hàng đã tiêu hủy.</source>
        <translation>Printed on the certificate. Do not write the name or any data of the destroyed customer.</translation>
    </message>
    <message>
        <source>Việc này được ghi vào nhật ký.</source>
        <translation>This is written to the journal.</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Ký và ghi</source>
        <translation>Sign and record</translation>
    </message>
    <message>
        <source>Khép lại</source>
        <translation>Close the line</translation>
    </message>
    <message>
        <source>Việc</source>
        <translation>Act</translation>
    </message>
    <message>
        <source>Ở đâu</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>Đã khép lại một việc.</source>
        <translation>A line is closed.</translation>
    </message>
</context>
<context>
    <name>ColumnRow</name>
    <message>
        <source>Cột này luôn hiện.</source>
        <translation>This column is always shown.</translation>
    </message>
    <message>
        <source>Chuyển {} lên</source>
        <translation>Move {} up</translation>
    </message>
    <message>
        <source>Chuyển {} xuống</source>
        <translation>Move {} down</translation>
    </message>
    <message>
        <source>Đã ở đầu danh sách.</source>
        <translation>It is first already.</translation>
    </message>
    <message>
        <source>Đã ở cuối danh sách.</source>
        <translation>It is last already.</translation>
    </message>
</context>
<context>
    <name>ColumnsDialog</name>
    <message>
        <source>Cột của danh sách</source>
        <translation>Columns of the list</translation>
    </message>
    <message>
        <source>Đánh dấu cột cần thấy. Alt+↑ và Alt+↓ đổi chỗ cột đang chọn.</source>
        <translation>Tick the columns you want to see. Alt+↑ and Alt+↓ move the chosen column.</translation>
    </message>
    <message>
        <source>Về mặc định</source>
        <translation>Back to default</translation>
    </message>
    <message>
        <source>Hủy</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Áp dụng</source>
        <translation>Apply</translation>
    </message>
</context>
<context>
    <name>ColumnsPage</name>
    <message>
        <source>Cột nào là gì? Cột điện thoại có thể có nhiều; mỗi thông tin khác chỉ ở một cột.</source>
        <translation>Which column is what? There may be several columns of phones; everything else stands in one column.</translation>
    </message>
    <message>
        <source>Cột trong tệp</source>
        <translation>Column of the file</translation>
    </message>
    <message>
        <source>Vài giá trị</source>
        <translation>Some values</translation>
    </message>
    <message>
        <source>Đọc là</source>
        <translation>Read as</translation>
    </message>
    <message>
        <source>Cột {}: đọc là</source>
        <translation>Column {}: read as</translation>
    </message>
    <message>
        <source>(cột {} không tiêu đề)</source>
        <translation>(column {} without header)</translation>
    </message>
    <message>
        <source>(bỏ qua cột này)</source>
        <translation>(leave this column out)</translation>
    </message>
</context>
<context>
    <name>CompanyStep</name>
    <message>
        <source>Công ty</source>
        <translation>Company</translation>
    </message>
    <message>
        <source>Tên và địa danh này được ghi trên mọi chứng nhận và biên bản mà kho lập ra.</source>
        <translation>This name and place stand on every certificate and record the vault draws up.</translation>
    </message>
    <message>
        <source>Tên công ty</source>
        <translation>Company name</translation>
    </message>
    <message>
        <source>Địa danh</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Ghi trước ngày tháng trên văn bản, ví dụ: Hà Nội.</source>
        <translation>Stands before the date on documents, for example: Hà Nội.</translation>
    </message>
</context>
<context>
    <name>CompareDialog</name>
    <message>
        <source>Lấy lại một hồ sơ</source>
        <translation>Bring a record back</translation>
    </message>
    <message>
        <source>Thư mục của bản sao đã đặt ra</source>
        <translation>Folder of a copy that was laid out</translation>
    </message>
    <message>
        <source>Chọn…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>Bản sao lưu được cán bộ an toàn đặt ra thư mục mới trước.</source>
        <translation>A backup is laid into a new folder by a security officer first.</translation>
    </message>
    <message>
        <source>Dự án và cấp mật</source>
        <translation>Project, level</translation>
    </message>
    <message>
        <source>Tên khách hàng</source>
        <translation>Customer name</translation>
    </message>
    <message>
        <source>Để trống: mọi hồ sơ khác hiện tại.</source>
        <translation>Empty: every record that differs.</translation>
    </message>
    <message>
        <source>So sánh</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>Hồ sơ khác hiện tại</source>
        <translation>Records that differ from now</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Lấy lại</source>
        <translation>Bring back</translation>
    </message>
    <message>
        <source>Hãy so sánh và chọn một hồ sơ trước.</source>
        <translation>Compare and choose a record first.</translation>
    </message>
    <message>
        <source>Hãy chọn thư mục của bản sao.</source>
        <translation>Choose the copy&apos;s folder.</translation>
    </message>
    <message>
        <source>Đang kiểm tra bản sao và so từng hồ sơ</source>
        <translation>Checking the copy and comparing record by record</translation>
    </message>
    <message>
        <source>Đang so sánh…</source>
        <translation>Comparing…</translation>
    </message>
    <message>
        <source>Hãy chọn ít nhất một trường.</source>
        <translation>Choose at least one field.</translation>
    </message>
    <message>
        <source>Đang lấy lại…</source>
        <translation>Bringing back…</translation>
    </message>
    <message>
        <source>Bản sao có {} hồ sơ ở ngăn này; {} khác hiện tại.</source>
        <translation>Records of this compartment in the copy: {}; different from now: {}.</translation>
    </message>
    <message>
        <source>Chỉ hiện {} hồ sơ đầu: hãy gõ tên để thu hẹp.</source>
        <translation>Only the first {} are shown: type a name to narrow them.</translation>
    </message>
    <message>
        <source>Trong bản sao (lưu lúc {}) khác hiện tại ở các trường sau. Chọn trường muốn lấy lại.</source>
        <translation>In the copy (saved at {}) these fields differ from now. Choose those to bring back.</translation>
    </message>
    <message>
        <source>Hiện đã bị gỡ. Trong bản sao lưu lúc {}; hồ sơ trở lại nguyên như trước khi gỡ.</source>
        <translation>Removed now. In the copy as saved at {}; the record comes back as it was before it was removed.</translation>
    </message>
    <message>
        <source>Hiện không còn. Trong bản sao lưu lúc {}; hồ sơ trở lại nguyên vẹn.</source>
        <translation>Not there now. In the copy as saved at {}; the record comes back whole.</translation>
    </message>
    <message>
        <source>trống</source>
        <translation>empty</translation>
    </message>
    <message>
        <source>nay: {}   →   lấy lại: {}</source>
        <translation>now: {}   →   brought back: {}</translation>
    </message>
    <message>
        <source>Đã lấy lại. Nếu dự án nhập theo ba bước, việc này chờ người rà soát.</source>
        <translation>Brought back. Where the project takes data in by three steps, this waits for review.</translation>
    </message>
    <message>
        <source>Đã dừng. Chưa có gì thay đổi.</source>
        <translation>Stopped. Nothing has changed.</translation>
    </message>
    <message>
        <source>Đối chiếu giấy mốc nhật ký</source>
        <translation>Compare the paper of a checkpoint</translation>
    </message>
    <message>
        <source>Gõ mã in trên tờ giấy, hoặc quét mã QR bằng máy quét rồi dán nội dung vào đây.</source>
        <translation>Type the code printed on the paper, or scan its QR code and paste the text here.</translation>
    </message>
    <message>
        <source>Mã trên giấy, hoặc nội dung mã QR</source>
        <translation>Code on the paper, or the text of its QR code</translation>
    </message>
    <message>
        <source>Việc này được ghi vào nhật ký.</source>
        <translation>This is written to the journal.</translation>
    </message>
    <message>
        <source>Đối chiếu</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>Hãy gõ mã trên tờ giấy.</source>
        <translation>Type the code on the paper.</translation>
    </message>
    <message>
        <source>Đang đối chiếu…</source>
        <translation>Comparing…</translation>
    </message>
    <message>
        <source>Tờ giấy: mốc số {number}, ký lúc {when}, {entries} mục.</source>
        <translation>The paper: checkpoint {number}, signed at {when}, entries: {entries}.</translation>
    </message>
</context>
<context>
    <name>Comparison</name>
    <message>
        <source>Hiện {} ô không đổi</source>
        <translation>Show unchanged fields ({})</translation>
    </message>
    <message>
        <source>Hiện {} ô để trống</source>
        <translation>Show empty fields ({})</translation>
    </message>
</context>
<context>
    <name>CompleteDialog</name>
    <message>
        <source>Ban hành chứng nhận hoàn tất</source>
        <translation>Issue the certificate as complete</translation>
    </message>
    <message>
        <source>Mọi việc đã được khép lại. Bản hoàn tất là lần ban hành 2: nó nêu số, mã kiểm tra và SHA-256 của bản đầu, và sau khi ký thì không đổi nữa.</source>
        <translation>Every line is closed. The complete one is issue 2: it names the number, short code and SHA-256 of the first, and once signed it does not change any more.</translation>
    </message>
    <message>
        <source>{} việc không chứng minh được; bản hoàn tất ghi rõ điều đó.</source>
        <translation>Lines that cannot be proved: {}. The complete issue says so.</translation>
    </message>
    <message>
        <source>Việc này được ghi vào nhật ký.</source>
        <translation>This is written to the journal.</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Ký và ban hành</source>
        <translation>Sign and issue</translation>
    </message>
    <message>
        <source>Chứng nhận đã hoàn tất.</source>
        <translation>The certificate is complete.</translation>
    </message>
    <message>
        <source>Đang ký…</source>
        <translation>Signing…</translation>
    </message>
</context>
<context>
    <name>ConcernColumns</name>
    <message>
        <source>Mối lo ngại</source>
        <translation>Concerns</translation>
    </message>
    <message>
        <source>Gửi lúc</source>
        <translation>Handed in</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Chưa xem</source>
        <translation>Not seen yet</translation>
    </message>
    <message>
        <source>Đã xem</source>
        <translation>Seen</translation>
    </message>
    <message>
        <source>Đã xử lý</source>
        <translation>Dealt with</translation>
    </message>
    <message>
        <source>tên ghi trong báo cáo là giả</source>
        <translation>the name given is false</translation>
    </message>
    <message>
        <source>không ghi tên</source>
        <translation>without a name</translation>
    </message>
    <message>
        <source>Thư này không mở được: nó đã bị sửa, hoặc được niêm phong cho khóa khác.</source>
        <translation>This letter cannot be opened: it was changed, or sealed to another key.</translation>
    </message>
    <message>
        <source>Chữ ký không phải của người có tên trong báo cáo: ai đó đã mượn tên. Hãy coi như không ghi tên.</source>
        <translation>The signature is not that of the person named: somebody used their name. Treat it as without a name.</translation>
    </message>
</context>
<context>
    <name>ConcernDetail</name>
    <message>
        <source>Đã làm gì</source>
        <translation>What was done</translation>
    </message>
    <message>
        <source>Các cán bộ an toàn khác đọc được. Người gửi không thấy ghi chú này.</source>
        <translation>Other security officers can read this. Whoever handed it in cannot.</translation>
    </message>
    <message>
        <source>Gửi lúc</source>
        <translation>Handed in</translation>
    </message>
    <message>
        <source>Mã nhận</source>
        <translation>Receipt code</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Ghi nhận</source>
        <translation>Noted</translation>
    </message>
    <message>
        <source>Đã xem</source>
        <translation>Seen</translation>
    </message>
    <message>
        <source>Đã xử lý xong</source>
        <translation>Dealt with</translation>
    </message>
    <message>
        <source>Hãy ghi đã xử lý thế nào.</source>
        <translation>Write how it was dealt with.</translation>
    </message>
</context>
<context>
    <name>ConcernsPage</name>
    <message>
        <source>Các mối lo ngại</source>
        <translation>Concerns</translation>
    </message>
    <message>
        <source>Mối lo ngại</source>
        <translation>Concerns</translation>
    </message>
    <message>
        <source>Viết báo cáo…</source>
        <translation>Write a report…</translation>
    </message>
    <message>
        <source>Các mối lo ngại đã gửi</source>
        <translation>Concerns handed in</translation>
    </message>
    <message>
        <source>Có điều gì làm bạn lo?</source>
        <translation>Does something worry you?</translation>
    </message>
    <message>
        <source>Một bản in lạ, một lời nhờ kỳ lạ, một thói quen nguy hiểm: hãy viết ra. Báo cáo được niêm phong, chỉ cán bộ an toàn đọc được, và bạn chọn có ghi tên hay không.</source>
        <translation>A strange print, an odd request, a dangerous habit: write it down. The report is sealed, only the security officers can read it, and you choose whether it carries your name.</translation>
    </message>
    <message>
        <source>Chưa có báo cáo nào</source>
        <translation>No reports yet</translation>
    </message>
    <message>
        <source>Báo cáo của mọi người trong văn phòng hiện ở đây. Chỉ cán bộ an toàn mở được.</source>
        <translation>Reports of everybody in the office appear here. Only security officers can open them.</translation>
    </message>
    <message>
        <source>Chưa đọc được các báo cáo</source>
        <translation>The reports could not be read</translation>
    </message>
    <message>
        <source>Thử lại</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>{} báo cáo chưa xem</source>
        <translation>{} not seen yet</translation>
    </message>
    <message>
        <source>Đọc báo cáo, ghi lại đã làm gì. Quản lý và quản trị hệ thống không thấy trang này.</source>
        <translation>Read the report and note what was done. Managers and the administrator do not see this list.</translation>
    </message>
    <message>
        <source>Chọn một báo cáo</source>
        <translation>Choose a report</translation>
    </message>
    <message>
        <source>Đã ghi nhận.</source>
        <translation>Noted.</translation>
    </message>
</context>
<context>
    <name>ConflictDialog</name>
    <message>
        <source>Người khác vừa lưu trước bạn</source>
        <translation>Somebody saved before you</translation>
    </message>
    <message>
        <source>{who} đã lưu lúc {when}, sau khi bạn mở biểu mẫu. Chữ bạn gõ vẫn còn nguyên.</source>
        <translation>{who} saved at {when}, after you opened the form. What you typed is still here.</translation>
    </message>
    <message>
        <source>Người đó đã đổi</source>
        <translation>What they changed</translation>
    </message>
    <message>
        <source>Khác nhau: bản đã lưu và chữ của bạn</source>
        <translation>Differences: saved version and your text</translation>
    </message>
    <message>
        <source>Giữ chữ của bạn thì đổi</source>
        <translation>What keeping yours would change</translation>
    </message>
    <message>
        <source>– bản đã lưu   + chữ của bạn</source>
        <translation>– saved version   + your text</translation>
    </message>
    <message>
        <source>Xem lại</source>
        <translation>Look again</translation>
    </message>
    <message>
        <source>Lấy bản đã lưu</source>
        <translation>Take the saved version</translation>
    </message>
    <message>
        <source>Giữ chữ của tôi</source>
        <translation>Keep my text</translation>
    </message>
</context>
<context>
    <name>ConsentDialog</name>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>ConsentLine</name>
    <message>
        <source>Người đồng ý</source>
        <translation>Who consents</translation>
    </message>
    <message>
        <source>Cung cấp cho</source>
        <translation>May be given to</translation>
    </message>
    <message>
        <source>Mục đích</source>
        <translation>Purpose</translation>
    </message>
    <message>
        <source>Những phần</source>
        <translation>Parts</translation>
    </message>
    <message>
        <source>Thời hạn</source>
        <translation>Term</translation>
    </message>
    <message>
        <source>Xem văn bản</source>
        <translation>Read the paper</translation>
    </message>
    <message>
        <source>Thu hẹp…</source>
        <translation>Narrow…</translation>
    </message>
    <message>
        <source>Rút lại…</source>
        <translation>Withdraw…</translation>
    </message>
    <message>
        <source>Diễn biến của văn bản {}</source>
        <translation>What happened to consent {}</translation>
    </message>
    <message>
        <source>Ghi bởi {}</source>
        <translation>Recorded by {}</translation>
    </message>
    <message>
        <source>Xem văn bản {}</source>
        <translation>Read consent {}</translation>
    </message>
    <message>
        <source>Thu hẹp văn bản {}</source>
        <translation>Narrow consent {}</translation>
    </message>
    <message>
        <source>Rút lại văn bản {}</source>
        <translation>Withdraw consent {}</translation>
    </message>
</context>
<context>
    <name>ConsentsTab</name>
    <message>
        <source>Ghi văn bản đồng ý…</source>
        <translation>Record a consent…</translation>
    </message>
    <message>
        <source>Đang đọc…</source>
        <translation>Reading…</translation>
    </message>
    <message>
        <source>Khách hàng chưa đồng ý cho cung cấp gì. Không có văn bản thì không gì ra khỏi kho.</source>
        <translation>The customer has not agreed to anything being given. Without a paper nothing leaves.</translation>
    </message>
</context>
<context>
    <name>Contents</name>
    <message>
        <source>Gói số {}</source>
        <translation>Package {}</translation>
    </message>
    <message>
        <source>Công ty cung cấp</source>
        <translation>Released by</translation>
    </message>
    <message>
        <source>Người nhận</source>
        <translation>Recipient</translation>
    </message>
    <message>
        <source>Mục đích</source>
        <translation>Purpose</translation>
    </message>
    <message>
        <source>Được giữ đến</source>
        <translation>May be kept until</translation>
    </message>
    <message>
        <source>Theo đề nghị</source>
        <translation>Under request</translation>
    </message>
    <message>
        <source>Người duyệt</source>
        <translation>Approved by</translation>
    </message>
    <message>
        <source>Người bàn giao</source>
        <translation>Handed over by</translation>
    </message>
    <message>
        <source>Làm lúc</source>
        <translation>Made at</translation>
    </message>
    <message>
        <source>Chỉ dùng cho người nhận và mục đích trên. Dùng xong, hãy trả lại hoặc hủy, rồi báo cho công ty theo số gói.</source>
        <translation>For the recipient and the purpose above only. When done, give it back or delete it, and tell the company by the package&apos;s number.</translation>
    </message>
    <message>
        <source>Các tệp trong gói</source>
        <translation>Files in the package</translation>
    </message>
    <message>
        <source>Ghi ra thư mục…</source>
        <translation>Write to a folder…</translation>
    </message>
    <message>
        <source>Hãy chọn ít nhất một tệp.</source>
        <translation>Choose at least one file.</translation>
    </message>
    <message>
        <source>Gói này chỉ được giữ đến {}. Hãy hủy và báo cho công ty.</source>
        <translation>This package was to be kept until {} only. Delete it and tell the company.</translation>
    </message>
</context>
<context>
    <name>ContentsStep</name>
    <message>
        <source>Trong bản sao lưu có gì</source>
        <translation>What is in the backup</translation>
    </message>
    <message>
        <source>Mở bằng bộ khôi phục và các mảnh. Chưa có gì được tạo ra.</source>
        <translation>Opened with the kit and the shares. Nothing has been made yet.</translation>
    </message>
    <message>
        <source>Đang mở bản sao lưu</source>
        <translation>Opening the backup</translation>
    </message>
    <message>
        <source>Sáu từ này giống hệt sáu từ in trên các tờ giữ mảnh</source>
        <translation>These six words are exactly those on the sheets</translation>
    </message>
    <message>
        <source>Không có trong đó: việc làm sau lúc sao lưu; thẩm quyền và khóa của mọi người (mời lại từng người); yêu cầu và lệnh đang dở (đọc trong kho cũ đã niêm). Hồ sơ bị tiêu hủy sau lúc sao lưu có thể trở lại nếu bộ khôi phục chưa được ghi lại từ đó: hãy tiêu hủy lần nữa.</source>
        <translation>Not in it: what was done after it was made; everybody&apos;s clearances and keys (each person is invited again); requests and orders under way (they are read in the sealed old house). Records destroyed after the backup may come back unless the kit was written anew since: destroy them once more.</translation>
    </message>
    <message>
        <source>Hãy so sáu từ với tờ giấy. Khác một từ là bản sao lưu giả: dừng lại, báo cho công ty.</source>
        <translation>Compare the six words with the sheet. One word that differs means a made-up backup: stop, and tell the company.</translation>
    </message>
    <message>
        <source>Bản này của lúc {}, {}. Kho trở lại đúng như lúc đó.</source>
        <translation>This backup is of {}, {}. The vault comes back exactly as it was then.</translation>
    </message>
    <message>
        <source>Sáu từ của kho cũ</source>
        <translation>The old vault&apos;s six words</translation>
    </message>
    <message>
        <source>In trên từng tờ giữ mảnh. Hãy so từng từ.</source>
        <translation>Printed on every sheet. Compare word by word.</translation>
    </message>
    <message>
        <source>{} ngăn mở được</source>
        <translation>compartments that open: {}</translation>
    </message>
    <message>
        <source>{} ngăn KHÔNG mở được bằng bộ khôi phục này</source>
        <translation>compartments that do NOT open with this kit: {}</translation>
    </message>
    <message>
        <source>Công ty</source>
        <translation>Company</translation>
    </message>
    <message>
        <source>Dự án</source>
        <translation>Projects</translation>
    </message>
    <message>
        <source>Ngăn</source>
        <translation>Compartment</translation>
    </message>
    <message>
        <source>Tài liệu</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>Nhật ký</source>
        <translation>Journal</translation>
    </message>
    <message numerus="yes">
        <source>{} mục</source>
        <translation>
            <numerusform>{} entry</numerusform>
            <numerusform>{} entries</numerusform>
        </translation>
    </message>
    <message>
        <source>Người đang làm</source>
        <translation>People in service</translation>
    </message>
    <message>
        <source>{}, phải mời lại</source>
        <translation>{}, to be invited again</translation>
    </message>
    <message>
        <source>Cỡ</source>
        <translation>Size</translation>
    </message>
</context>
<context>
    <name>CopiesPage</name>
    <message>
        <source>Bản giấy và bản sao</source>
        <translation>Paper and copies</translation>
    </message>
    <message>
        <source>Dự án</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>Lọc bản sao</source>
        <translation>Filter copies</translation>
    </message>
    <message>
        <source>Sổ bản sao</source>
        <translation>Register of copies</translation>
    </message>
    <message>
        <source>Biên bản tiêu hủy tài liệu</source>
        <translation>Shredding records</translation>
    </message>
    <message>
        <source>Đánh số bản giấy…</source>
        <translation>Number a paper copy…</translation>
    </message>
    <message>
        <source>In hồ sơ…</source>
        <translation>Print a file…</translation>
    </message>
    <message>
        <source>Hủy tài liệu…</source>
        <translation>Shred papers…</translation>
    </message>
    <message>
        <source>Lưu PDF…</source>
        <translation>Save PDF…</translation>
    </message>
    <message>
        <source>Lưu ảnh…</source>
        <translation>Save photograph…</translation>
    </message>
    <message>
        <source>Bạn chưa được cấp thẩm quyền ở dự án nào.</source>
        <translation>You have no clearance in any project yet.</translation>
    </message>
    <message>
        <source>Chưa mở được sổ</source>
        <translation>The register could not be opened</translation>
    </message>
    <message>
        <source>Thử lại</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Giao cho…</source>
        <translation>Give to…</translation>
    </message>
    <message>
        <source>Nhận lại…</source>
        <translation>Take back…</translation>
    </message>
    <message>
        <source>Kiểm kê…</source>
        <translation>Count…</translation>
    </message>
    <message>
        <source>Giấy tờ của hồ sơ tuyệt mật…</source>
        <translation>Papers of top-secret files…</translation>
    </message>
    <message>
        <source>Đang giữ</source>
        <translation>Held</translation>
    </message>
    <message>
        <source>Quá hạn</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>Đã hủy</source>
        <translation>Shredded</translation>
    </message>
    <message>
        <source>Tất cả</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Biên bản tiêu hủy</source>
        <translation>Shredding records</translation>
    </message>
    <message>
        <source>{} biên bản</source>
        <translation>Records: {}</translation>
    </message>
    <message numerus="yes">
        <source>{} bản</source>
        <translation>
            <numerusform>{} copy</numerusform>
            <numerusform>{} copies</numerusform>
        </translation>
    </message>
    <message>
        <source>Mọi bản đều đang được giữ đúng hạn.</source>
        <translation>Everything is held within its term.</translation>
    </message>
    <message>
        <source>Mỗi bản kết thúc bằng một biên bản tiêu hủy có chữ ký.</source>
        <translation>Each copy ends with a signed shredding record.</translation>
    </message>
    <message>
        <source>Ảnh (*.png *.jpg)</source>
        <translation>Pictures (*.png *.jpg)</translation>
    </message>
    <message>
        <source>Lưu ảnh</source>
        <translation>Save photograph</translation>
    </message>
    <message>
        <source>Đã lưu ảnh.</source>
        <translation>Photograph saved.</translation>
    </message>
    <message>
        <source>Chưa có biên bản nào</source>
        <translation>No records yet</translation>
    </message>
    <message>
        <source>Mỗi lần hủy tài liệu trước người chứng kiến có một biên bản ở đây.</source>
        <translation>Every shredding before a witness leaves its record here.</translation>
    </message>
    <message>
        <source>Không có bản nào quá hạn</source>
        <translation>No copy is overdue</translation>
    </message>
    <message>
        <source>Chưa hủy bản nào</source>
        <translation>Nothing shredded yet</translation>
    </message>
    <message>
        <source>Chưa có bản nào trong sổ</source>
        <translation>No copies in the register yet</translation>
    </message>
    <message>
        <source>Bản in phải có số trước khi giao cho ai; tệp bàn giao được ghi vào đây tự động.</source>
        <translation>A print needs a number before anybody is given it; files handed over are entered here by themselves.</translation>
    </message>
    <message>
        <source>Hãy chọn một biên bản.</source>
        <translation>Choose a record.</translation>
    </message>
    <message>
        <source>Biên bản này không kèm ảnh.</source>
        <translation>There is no photograph with this record.</translation>
    </message>
    <message>
        <source>Hãy chọn một bản trong sổ.</source>
        <translation>Choose a copy in the register.</translation>
    </message>
    <message>
        <source>Bản này không còn để giao.</source>
        <translation>This copy is no longer there to give.</translation>
    </message>
    <message>
        <source>Bản này không ở ngoài.</source>
        <translation>This copy is not out.</translation>
    </message>
    <message>
        <source>Lưu biên bản</source>
        <translation>Save the record</translation>
    </message>
    <message>
        <source>Tệp PDF (*.pdf)</source>
        <translation>PDF files (*.pdf)</translation>
    </message>
    <message>
        <source>Đã lưu biên bản.</source>
        <translation>The record was saved.</translation>
    </message>
</context>
<context>
    <name>CopyBanner</name>
    <message>
        <source>Đây là bản khôi phục cũ hơn hiện tại, chưa ai chấp nhận: chỉ để xem, không ngăn nào mở.</source>
        <translation>This is a restored copy, older than now, that nobody has accepted: it is only looked at, and no compartment opens.</translation>
    </message>
    <message>
        <source>Mở mục Khôi phục</source>
        <translation>Open Recovery</translation>
    </message>
</context>
<context>
    <name>CountDialog</name>
    <message>
        <source>Kiểm kê bản giấy</source>
        <translation>Count paper copies</translation>
    </message>
    <message>
        <source>Đi từng tủ, quét mã hoặc gõ số trên mỗi bản, mỗi số một dòng.</source>
        <translation>Go from cabinet to cabinet; scan the code or type the number of each copy, one a line.</translation>
    </message>
    <message>
        <source>Các số đã thấy</source>
        <translation>Numbers seen</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Ghi sổ và xem còn thiếu gì</source>
        <translation>Write down and see what is missing</translation>
    </message>
    <message numerus="yes">
        <source>{} số</source>
        <translation>
            <numerusform>{} number</numerusform>
            <numerusform>{} numbers</numerusform>
        </translation>
    </message>
    <message>
        <source>Hãy quét hoặc gõ ít nhất một số.</source>
        <translation>Scan or type at least one number.</translation>
    </message>
    <message>
        <source>Đã thấy {} bản, còn thiếu {}.</source>
        <translation>Copies seen: {}, missing: {}.</translation>
    </message>
    <message>
        <source>Chưa thấy</source>
        <translation>Not seen</translation>
    </message>
    <message>
        <source>Của hồ sơ đã tiêu hủy: hãy đem hủy bằng biên bản</source>
        <translation>Of files that were destroyed: shred them with a record</translation>
    </message>
    <message>
        <source>Sổ ghi đã hủy mà vẫn còn: hãy báo cán bộ an toàn</source>
        <translation>Shredded in the register, yet still there: tell the officer</translation>
    </message>
    <message>
        <source>Không có trong sổ mà bạn mở được</source>
        <translation>Not in the registers that you can open</translation>
    </message>
    <message>
        <source>Xong</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>và {} số nữa</source>
        <translation>and {} more</translation>
    </message>
</context>
<context>
    <name>CountDiscsDialog</name>
    <message>
        <source>Kiểm đếm đĩa</source>
        <translation>Count the discs</translation>
    </message>
    <message>
        <source>Đi từng nơi giữ, quét mã trên nhãn hoặc gõ số, mỗi số một dòng.</source>
        <translation>Go from place to place; scan the label or type the number, one a line.</translation>
    </message>
    <message>
        <source>Các số đã thấy</source>
        <translation>Numbers seen</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Ghi sổ và xem còn thiếu gì</source>
        <translation>Write down and see what is missing</translation>
    </message>
    <message>
        <source>Hãy quét hoặc gõ ít nhất một số.</source>
        <translation>Scan or type at least one number.</translation>
    </message>
    <message>
        <source>Đã thấy {} đĩa, còn thiếu {}.</source>
        <translation>Discs seen: {}, missing: {}.</translation>
    </message>
    <message>
        <source>Chưa thấy</source>
        <translation>Not seen</translation>
    </message>
    <message>
        <source>Sổ ghi đã hủy mà vẫn còn</source>
        <translation>On record as shredded, yet still there</translation>
    </message>
    <message>
        <source>Không có trong sổ</source>
        <translation>Not in the register</translation>
    </message>
    <message>
        <source>Xong</source>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>CountersignDialog</name>
    <message>
        <source>Cán bộ an toàn ký thứ hai</source>
        <translation>An officer signs second</translation>
    </message>
    <message>
        <source>Mời cán bộ an toàn xem đúng những gì sẽ ra khỏi công ty, rồi tự gõ cụm mật khẩu.</source>
        <translation>Ask the officer to look at exactly what would leave, and to type their own passphrase.</translation>
    </message>
    <message>
        <source>Đúng những gì sẽ ra khỏi công ty</source>
        <translation>Exactly what will leave the company</translation>
    </message>
    <message>
        <source>Nhận xét của cán bộ an toàn (bắt buộc)</source>
        <translation>The officer&apos;s remark (required)</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Ký thứ hai</source>
        <translation>Countersign</translation>
    </message>
</context>
<context>
    <name>CountersigningPage</name>
    <message>
        <source>Chờ ký thứ hai</source>
        <translation>Second signatures</translation>
    </message>
    <message>
        <source>Lọc những gì chờ ký</source>
        <translation>Filter what waits to be signed</translation>
    </message>
    <message>
        <source>Những gì chờ chữ ký thứ hai</source>
        <translation>What waits for a second signature</translation>
    </message>
    <message>
        <source>Chưa mở được danh sách</source>
        <translation>The list could not be opened</translation>
    </message>
    <message>
        <source>Thử lại</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Danh sách chờ ký</source>
        <translation>List of what waits</translation>
    </message>
    <message>
        <source>Chờ bạn ký</source>
        <translation>Waits for you</translation>
    </message>
    <message>
        <source>Tất cả</source>
        <translation>All</translation>
    </message>
    <message numerus="yes">
        <source>{} mục</source>
        <translation>
            <numerusform>{} entry</numerusform>
            <numerusform>{} entries</numerusform>
        </translation>
    </message>
    <message>
        <source>Không có gì chờ bạn ký</source>
        <translation>Nothing waits for your signature</translation>
    </message>
    <message>
        <source>Khi có người đã ký ở tài khoản của họ và cần chữ ký thứ hai của bạn, việc ấy hiện ở đây.</source>
        <translation>When somebody has signed in their account and needs your second signature, it appears here.</translation>
    </message>
    <message>
        <source>Chưa có gì</source>
        <translation>Nothing yet</translation>
    </message>
    <message>
        <source>Đề nghị cung cấp ở cấp cơ mật, lệnh tiêu hủy và thỏa thuận ký từ xa hiện ở đây, cả sau khi đã ký.</source>
        <translation>Releases at secret, destructions and agreements signed from afar stand here, also after they were signed.</translation>
    </message>
    <message>
        <source>Tệp PDF (*.pdf)</source>
        <translation>PDF files (*.pdf)</translation>
    </message>
    <message>
        <source>Lưu văn bản để đọc</source>
        <translation>Save the paper to read it</translation>
    </message>
    <message>
        <source>Đã lưu văn bản để đọc.</source>
        <translation>The paper was saved.</translation>
    </message>
    <message>
        <source>Ai đã ký thứ nhất, ký gì, và chữ ký của bạn có nghĩa gì hiện ở đây.</source>
        <translation>Who signed first, what, and what your signature means appears here.</translation>
    </message>
    <message>
        <source>Chọn một dòng</source>
        <translation>Choose a line</translation>
    </message>
</context>
<context>
    <name>CreateProjectDialog</name>
    <message>
        <source>Tạo dự án</source>
        <translation>Create a project</translation>
    </message>
    <message>
        <source>Tên dự án</source>
        <translation>Project name</translation>
    </message>
    <message>
        <source>Cán bộ an toàn hệ thống</source>
        <translation>System security officer</translation>
    </message>
    <message>
        <source>Tạo và ký</source>
        <translation>Create and sign</translation>
    </message>
    <message>
        <source>Việc này được ghi vào nhật ký.</source>
        <translation>This is written to the journal.</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Hãy điền tên dự án.</source>
        <translation>Fill in the project name.</translation>
    </message>
    <message>
        <source>Đã tạo dự án.</source>
        <translation>The project was created.</translation>
    </message>
    <message>
        <source>Đang tạo khóa và ký…</source>
        <translation>Making keys and signing…</translation>
    </message>
</context>
<context>
    <name>CustomerChoice</name>
    <message>
        <source>Tìm khách hàng theo tên, mã, điện thoại…</source>
        <translation>Find a customer by name, code, phone…</translation>
    </message>
    <message>
        <source>Khách hàng tìm thấy</source>
        <translation>Customers found</translation>
    </message>
    <message>
        <source>Khách hàng</source>
        <translation>Customer</translation>
    </message>
    <message>
        <source>Mã</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Hồ sơ của khách hàng nào (bắt buộc)</source>
        <translation>Whose customer file (required)</translation>
    </message>
</context>
<context>
    <name>CustomerDesk</name>
    <message>
        <source>Đã gửi duyệt. Bản nhập nằm ở trang Nhập liệu cho đến khi được xác minh.</source>
        <translation>Sent to be reviewed. The entry stands on the page Data entry until it is verified.</translation>
    </message>
</context>
<context>
    <name>CustomerDetail</name>
    <message>
        <source>Phần của hồ sơ</source>
        <translation>Part of the file</translation>
    </message>
    <message>
        <source>Thông tin</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Các mục</source>
        <translation>Items</translation>
    </message>
    <message>
        <source>Tài liệu</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>Diễn biến</source>
        <translation>Timeline</translation>
    </message>
    <message>
        <source>Lịch sử</source>
        <translation>History</translation>
    </message>
    <message>
        <source>Chưa mở hồ sơ nào</source>
        <translation>No file is open</translation>
    </message>
    <message>
        <source>Chọn một khách hàng để xem thông tin, các mục, tài liệu, lịch sử.</source>
        <translation>Choose a customer to see details, items, documents and history.</translation>
    </message>
    <message>
        <source>Đồng ý</source>
        <translation>Consents</translation>
    </message>
</context>
<context>
    <name>CustomerDialog</name>
    <message>
        <source>Sửa không đổi cấp mật. Muốn đổi thì đóng lại và chọn Đổi cấp mật ở hồ sơ.</source>
        <translation>Editing does not change the level. To change it, close this and choose it at the file.</translation>
    </message>
    <message>
        <source>Sửa khách hàng</source>
        <translation>Edit customer</translation>
    </message>
    <message>
        <source>Thêm khách hàng</source>
        <translation>Add customer</translation>
    </message>
    <message>
        <source>Lưu khách hàng</source>
        <translation>Save customer</translation>
    </message>
    <message>
        <source>Lưu thay đổi</source>
        <translation>Save changes</translation>
    </message>
    <message>
        <source>Chỉ tên là bắt buộc. Có thể bổ sung sau; mỗi lần lưu là một bản trong lịch sử.</source>
        <translation>Only the name is required. Add the rest later; every save is a revision in the history.</translation>
    </message>
    <message>
        <source>Mỗi lần lưu là một bản mới trong lịch sử; bản cũ vẫn còn.</source>
        <translation>Every save is a new revision in the history; older ones are kept.</translation>
    </message>
    <message>
        <source>Nhiều số thì cách nhau bằng dấu phẩy.</source>
        <translation>Separate several numbers by commas.</translation>
    </message>
</context>
<context>
    <name>CustomerList</name>
    <message>
        <source>Tìm tên, mã, điện thoại, MST, nghiệp vụ (Ctrl+F)</source>
        <translation>Find name, code, phone, tax code, dealing (Ctrl+F)</translation>
    </message>
    <message>
        <source>Lọc theo cấp mật</source>
        <translation>Filter by level</translation>
    </message>
    <message>
        <source>Chọn cột</source>
        <translation>Choose columns</translation>
    </message>
    <message>
        <source>Danh sách khách hàng</source>
        <translation>Customer list</translation>
    </message>
    <message>
        <source>Bỏ điều kiện tìm</source>
        <translation>Clear the search</translation>
    </message>
    <message>
        <source>Chưa đọc được danh sách</source>
        <translation>The list could not be read</translation>
    </message>
    <message>
        <source>Thử lại</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Tất cả</source>
        <translation>All</translation>
    </message>
</context>
<context>
    <name>CustomersBoard</name>
    <message>
        <source>Tất cả khách hàng</source>
        <translation>All customers</translation>
    </message>
    <message>
        <source>Nhập trong kỳ</source>
        <translation>Entered in the period</translation>
    </message>
    <message>
        <source>Người phụ trách</source>
        <translation>In charge</translation>
    </message>
    <message>
        <source>Chưa ghi người phụ trách</source>
        <translation>Nobody in charge</translation>
    </message>
    <message>
        <source>Khách hàng mới theo tháng</source>
        <translation>New customers by month</translation>
    </message>
    <message>
        <source>Theo quan hệ</source>
        <translation>By relation</translation>
    </message>
    <message>
        <source>Quan hệ</source>
        <translation>Relation</translation>
    </message>
    <message>
        <source>Theo người phụ trách</source>
        <translation>By person in charge</translation>
    </message>
    <message>
        <source>Theo cấp mật</source>
        <translation>By level</translation>
    </message>
    <message>
        <source>Cấp mật</source>
        <translation>Level</translation>
    </message>
</context>
<context>
    <name>CustomersPage</name>
    <message>
        <source>Nhập danh sách</source>
        <translation>Import list</translation>
    </message>
    <message>
        <source>Thêm khách hàng</source>
        <translation>Add customer</translation>
    </message>
    <message>
        <source>Chưa có thẩm quyền ở dự án nào</source>
        <translation>No clearance in any project yet</translation>
    </message>
    <message>
        <source>Hãy nhờ quản lý và cán bộ an toàn hệ thống cấp thẩm quyền cho bạn.</source>
        <translation>Ask a manager and the security officer to give you a clearance.</translation>
    </message>
    <message>
        <source>Xem quyền của bạn</source>
        <translation>What you may do</translation>
    </message>
    <message>
        <source>Chưa có khách hàng nào</source>
        <translation>No customers yet</translation>
    </message>
    <message>
        <source>Thêm từng khách hàng, hoặc bấm “Nhập danh sách” để đưa vào một tệp Excel hay CSV.</source>
        <translation>Add customers one by one, or press “Import list” to bring in an Excel or CSV file.</translation>
    </message>
    <message>
        <source>Ở cấp mật bạn được xem chưa có hồ sơ.</source>
        <translation>There are no files at the levels you may read.</translation>
    </message>
    <message>
        <source>Khách hàng</source>
        <translation>Customers</translation>
    </message>
    <message>
        <source>Dự án</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>Bạn chưa được cấp thẩm quyền ở dự án nào.</source>
        <translation>You have no clearance in any project yet.</translation>
    </message>
    <message>
        <source>{} hồ sơ khớp</source>
        <translation>Files found: {}</translation>
    </message>
    <message>
        <source>{} hồ sơ bạn được xem</source>
        <translation>Files you may read: {}</translation>
    </message>
    <message>
        <source>đang đếm hồ sơ khớp</source>
        <translation>counting matching files</translation>
    </message>
    <message>
        <source>Đã sao chép {}. Bảng tạm sẽ được xóa sau 20 giây.</source>
        <translation>Copied: {}. The clipboard is cleared after 20 seconds.</translation>
    </message>
    <message>
        <source>Đã lưu hồ sơ.</source>
        <translation>The file was saved.</translation>
    </message>
</context>
<context>
    <name>DateField</name>
    <message>
        <source>ngày/tháng/năm</source>
        <translation>day/month/year</translation>
    </message>
    <message>
        <source>Chọn {} trên lịch</source>
        <translation>Choose from the calendar: {}</translation>
    </message>
    <message>
        <source>Hãy viết theo ngày/tháng/năm, ví dụ 24/11/2026.</source>
        <translation>Write it as day/month/year, for example 24/11/2026.</translation>
    </message>
</context>
<context>
    <name>DecideDialog</name>
    <message>
        <source>Duyệt đề nghị cung cấp thông tin</source>
        <translation>Decide on a release</translation>
    </message>
    <message>
        <source>{} xin cung cấp thông tin của một khách hàng ra ngoài bằng một tệp mã hóa, có dấu chìm.</source>
        <translation>{} asks to give a customer&apos;s information out in an encrypted, watermarked file.</translation>
    </message>
    <message>
        <source>Lý do duyệt, từ chối hoặc trả lại (bắt buộc, ghi vào hồ sơ đề nghị)</source>
        <translation>Reason for approving, refusing or sending back (required, kept with the request)</translation>
    </message>
    <message>
        <source>Tôi đã đối chiếu mục đích, phạm vi và người nhận với hồ sơ gốc.</source>
        <translation>I have checked purpose, scope and recipient against the original file.</translation>
    </message>
    <message>
        <source>Cụm mật khẩu của bạn</source>
        <translation>Your passphrase</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Từ chối</source>
        <translation>Refuse</translation>
    </message>
    <message>
        <source>Trả lại để sửa</source>
        <translation>Send back</translation>
    </message>
    <message>
        <source>Duyệt và ký</source>
        <translation>Approve and sign</translation>
    </message>
    <message>
        <source>Đúng những gì sẽ ra khỏi công ty</source>
        <translation>Exactly what will leave the company</translation>
    </message>
    <message>
        <source>Xem lịch sử</source>
        <translation>Show history</translation>
    </message>
    <message>
        <source>Không tự duyệt được đề nghị của chính mình, hay đề nghị mình đã sửa.</source>
        <translation>Nobody decides on their own request, nor on one they edited.</translation>
    </message>
    <message>
        <source>Hãy đối chiếu với hồ sơ gốc rồi đánh dấu.</source>
        <translation>Compare with the original file, then tick the box.</translation>
    </message>
    <message>
        <source>Hãy gõ cụm mật khẩu để ký.</source>
        <translation>Type your passphrase to sign.</translation>
    </message>
</context>
<context>
    <name>DecideLevelDialog</name>
    <message>
        <source>Đề nghị nâng cấp mật</source>
        <translation>Proposal to raise a level</translation>
    </message>
    <message>
        <source>Đề nghị hạ cấp mật</source>
        <translation>Request to lower a level</translation>
    </message>
    <message>
        <source>Lý do từ chối</source>
        <translation>Reason for refusing</translation>
    </message>
    <message>
        <source>Ý kiến của bạn (bắt buộc khi từ chối)</source>
        <translation>Your remarks (required for a refusal)</translation>
    </message>
    <message>
        <source>Cụm mật khẩu của bạn</source>
        <translation>Your passphrase</translation>
    </message>
    <message>
        <source>Đang chuyển hồ sơ sang ngăn khác</source>
        <translation>Moving the file to another compartment</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Từ chối</source>
        <translation>Refuse</translation>
    </message>
    <message>
        <source>Mục</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>Đổi cấp</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Người đề nghị</source>
        <translation>Requested by</translation>
    </message>
    <message>
        <source>Lý do</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Đã trả lời</source>
        <translation>Answers</translation>
    </message>
    <message>
        <source>Xem lại</source>
        <translation>Look again</translation>
    </message>
    <message>
        <source>ở lại cấp cũ</source>
        <translation>stay at the old level</translation>
    </message>
    <message>
        <source>{} mục và tài liệu cùng xuống</source>
        <translation>Items and documents that come down too: {}</translation>
    </message>
    <message>
        <source>không có gì khác để cùng xuống</source>
        <translation>nothing else to come down</translation>
    </message>
    <message>
        <source>Các mục</source>
        <translation>Items</translation>
    </message>
    <message>
        <source>Tài liệu</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>Chỉ cần khi từ chối.</source>
        <translation>Needed for a refusal only.</translation>
    </message>
    <message>
        <source>Hãy gõ cụm mật khẩu để quyết định.</source>
        <translation>Type your passphrase to decide.</translation>
    </message>
    <message>
        <source>Đã dừng. Hồ sơ vẫn ở cấp cũ.</source>
        <translation>Stopped. The file is at its old level.</translation>
    </message>
</context>
<context>
    <name>DecideRequestDialog</name>
    <message>
        <source>Xem đề nghị thẩm quyền</source>
        <translation>Request for a clearance</translation>
    </message>
    <message>
        <source>Dự án được cấp</source>
        <translation>Project to clear for</translation>
    </message>
    <message>
        <source>Người xin ghi: {}</source>
        <translation>Who asks wrote: {}</translation>
    </message>
    <message>
        <source>Cụm mật khẩu của bạn</source>
        <translation>Your passphrase</translation>
    </message>
    <message>
        <source>Lý do, nếu từ chối (người xin sẽ đọc)</source>
        <translation>Reason, if you refuse (who asked will read it)</translation>
    </message>
    <message>
        <source>{} đã ký lúc {}. Chữ ký của bạn là chữ ký thứ hai: thẩm quyền có hiệu lực ngay.</source>
        <translation>{} signed at {}. Yours is the second signature: the clearance is in force at once.</translation>
    </message>
    <message>
        <source>Sau chữ ký của bạn còn cần chữ ký của cán bộ an toàn.</source>
        <translation>After yours an officer&apos;s signature is still needed.</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Từ chối</source>
        <translation>Refuse</translation>
    </message>
    <message>
        <source>Ký thứ hai</source>
        <translation>Countersign</translation>
    </message>
    <message>
        <source>Ký</source>
        <translation>Sign</translation>
    </message>
    <message>
        <source>Cần cụm mật khẩu của bạn để ký.</source>
        <translation>Your passphrase is needed to sign.</translation>
    </message>
    <message>
        <source>Hãy ghi lý do từ chối.</source>
        <translation>Write why you refuse.</translation>
    </message>
    <message>
        <source>Đã ký. {} được xem ngay từ bây giờ.</source>
        <translation>Signed. {} may see it from now on.</translation>
    </message>
    <message>
        <source>Đã ký. Đề nghị chờ chữ ký của cán bộ an toàn.</source>
        <translation>Signed. The request waits for an officer&apos;s signature.</translation>
    </message>
    <message>
        <source>Đã từ chối đề nghị.</source>
        <translation>The request was refused.</translation>
    </message>
    <message>
        <source>Đang ký…</source>
        <translation>Signing…</translation>
    </message>
</context>
<context>
    <name>DestroyedDialog</name>
    <message>
        <source>Đã hủy ổ đĩa có bản sao lưu</source>
        <translation>Disk with a backup destroyed</translation>
    </message>
    <message>
        <source>Xóa tệp không phải là hủy: ổ đĩa vẫn có thể giữ lại dấu vết. Chỉ ghi khi chính ổ đĩa đã bị nghiền hoặc cắt vụn. Việc ghi này khép dòng của bản sao lưu trên các chứng nhận tiêu hủy.</source>
        <translation>Deleting files is no destruction: the disk may keep traces. Put it on record only when the disk itself was shredded or crushed. This closes the backup&apos;s line on certificates of destruction.</translation>
    </message>
    <message>
        <source>Hủy bằng cách nào</source>
        <translation>How it was done</translation>
    </message>
    <message>
        <source>Ví dụ: nghiền vụn, biên bản số …</source>
        <translation>For example: crushed, record number …</translation>
    </message>
    <message>
        <source>Việc này được ghi vào nhật ký.</source>
        <translation>This is written to the journal.</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Ghi đã hủy</source>
        <translation>Put on record</translation>
    </message>
    <message>
        <source>Đang ghi…</source>
        <translation>Writing…</translation>
    </message>
</context>
<context>
    <name>DestructionPage</name>
    <message>
        <source>Tiêu hủy hồ sơ</source>
        <translation>Destruction</translation>
    </message>
    <message>
        <source>Dự án</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>Lọc lệnh tiêu hủy</source>
        <translation>Filter destruction orders</translation>
    </message>
    <message>
        <source>Lệnh tiêu hủy</source>
        <translation>Destruction orders</translation>
    </message>
    <message>
        <source>Chọn hồ sơ để đề nghị…</source>
        <translation>Choose a file…</translation>
    </message>
    <message>
        <source>Bạn chưa được cấp thẩm quyền ở dự án nào.</source>
        <translation>You have no clearance in any project yet.</translation>
    </message>
    <message>
        <source>Chưa mở được danh sách</source>
        <translation>The list could not be opened</translation>
    </message>
    <message>
        <source>Thử lại</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Danh sách lệnh tiêu hủy</source>
        <translation>List of destruction orders</translation>
    </message>
    <message>
        <source>Đang xử lý</source>
        <translation>In progress</translation>
    </message>
    <message>
        <source>Đã xong</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Tất cả</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Phòng tuyệt mật</source>
        <translation>Top-secret room</translation>
    </message>
    <message>
        <source>Chứng nhận</source>
        <translation>Certificates</translation>
    </message>
    <message>
        <source>Quá hạn trả lời</source>
        <translation>Answer overdue</translation>
    </message>
    <message>
        <source>{} lệnh</source>
        <translation>Orders: {}</translation>
    </message>
    <message>
        <source>Chưa tiêu hủy hồ sơ nào</source>
        <translation>Nothing has been destroyed</translation>
    </message>
    <message>
        <source>Lệnh đã thực hiện hoặc bị từ chối nằm ở đây.</source>
        <translation>Orders executed or refused are kept here.</translation>
    </message>
    <message>
        <source>Không có lệnh tiêu hủy nào đang chờ</source>
        <translation>No destruction order is waiting</translation>
    </message>
    <message>
        <source>Khi khách hàng yêu cầu hoặc hết hợp đồng, hãy mở hồ sơ của họ rồi chọn đề nghị tiêu hủy.</source>
        <translation>When a customer asks for it or a contract ends, open their file and choose Request destruction.</translation>
    </message>
    <message>
        <source>Phạm vi, bản sao còn ở ngoài và những người đã ký hiện ở đây.</source>
        <translation>Its scope, the copies still outside and those who signed are shown here.</translation>
    </message>
    <message>
        <source>Chọn một lệnh tiêu hủy</source>
        <translation>Choose a destruction order</translation>
    </message>
</context>
<context>
    <name>DetailHead</name>
    <message>
        <source>Về danh sách</source>
        <translation>Back to the list</translation>
    </message>
    <message>
        <source>Sao chép</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Việc khác với hồ sơ này</source>
        <translation>More for this file</translation>
    </message>
    <message>
        <source>Đề nghị cung cấp…</source>
        <translation>Request release…</translation>
    </message>
    <message>
        <source>Sửa</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Thêm mục</source>
        <translation>Add item</translation>
    </message>
    <message>
        <source>In hồ sơ…</source>
        <translation>Print the file…</translation>
    </message>
    <message>
        <source>Ghi nhận bản giấy…</source>
        <translation>Number a paper copy…</translation>
    </message>
    <message>
        <source>Văn bản đồng ý</source>
        <translation>Consents</translation>
    </message>
    <message>
        <source>Đổi cấp mật…</source>
        <translation>Change the level…</translation>
    </message>
    <message>
        <source>Lưu giữ pháp lý…</source>
        <translation>Legal hold…</translation>
    </message>
    <message>
        <source>Đề nghị tiêu hủy…</source>
        <translation>Request destruction…</translation>
    </message>
    <message>
        <source>Phụ trách: {}</source>
        <translation>In charge: {}</translation>
    </message>
    <message>
        <source>Cập nhật {}</source>
        <translation>Updated {}</translation>
    </message>
    <message>
        <source>Thêm</source>
        <translation>Add</translation>
    </message>
</context>
<context>
    <name>DiffList</name>
    <message>
        <source>{}: trước là {}, nay là {}</source>
        <translation>{}: was {}, is now {}</translation>
    </message>
    <message>
        <source>trống</source>
        <translation>empty</translation>
    </message>
</context>
<context>
    <name>DiscsPart</name>
    <message>
        <source>Làm đĩa…</source>
        <translation>Make discs…</translation>
    </message>
    <message>
        <source>Lấy tệp từ đĩa…</source>
        <translation>Take files from a disc…</translation>
    </message>
    <message>
        <source>Kiểm đếm…</source>
        <translation>Count…</translation>
    </message>
    <message>
        <source>Chưa có đĩa nào</source>
        <translation>No discs yet</translation>
    </message>
    <message>
        <source>Đĩa giữ bản sao lưu ở ngoài máy nhiều năm. Ảnh đĩa có phần dự phòng nên đĩa xước vẫn đọc lại được; mỗi ảnh ghi ra hai đĩa, giữ ở hai nơi.</source>
        <translation>Discs keep backups outside the machine for years. Images carry parity, so a scratched disc can still be read; each image goes onto two discs, kept in two places.</translation>
    </message>
    <message>
        <source>Đĩa</source>
        <translation>Discs</translation>
    </message>
    <message>
        <source>Xem {} bộ cũ hơn</source>
        <translation>Show older sets ({})</translation>
    </message>
    <message>
        <source>Đang có việc với đĩa; hãy đợi xong hoặc dừng nó.</source>
        <translation>Work with a disc is under way; wait for its end, or stop it.</translation>
    </message>
    <message>
        <source>Chưa có đĩa nào trong sổ để kiểm đếm.</source>
        <translation>There is no disc in the register to count yet.</translation>
    </message>
    <message>
        <source>Lưu nhãn đĩa</source>
        <translation>Save the disc&apos;s label</translation>
    </message>
    <message>
        <source>Tệp PDF (*.pdf)</source>
        <translation>PDF files (*.pdf)</translation>
    </message>
    <message>
        <source>Đã lưu nhãn. In ra rồi để trong bao đĩa.</source>
        <translation>Label saved. Print it and put it into the sleeve.</translation>
    </message>
    <message>
        <source>Đã ghi xong. Lấy đĩa ra, cho vào lại, rồi đọc lại để so: chỉ khi đó đĩa mới vào sổ.</source>
        <translation>Burned. Take the disc out, put it in again and read it back: only then does it enter the register.</translation>
    </message>
    <message>
        <source>Đĩa {} đúng như đã ghi và đã vào sổ. Hãy ghi nơi giữ và in nhãn.</source>
        <translation>Disc {} is as it was made and stands in the register. Write down where it is kept, and print its label.</translation>
    </message>
    <message>
        <source>Đã dừng; phần dở dang đã bỏ.</source>
        <translation>Stopped; what was half done is dropped.</translation>
    </message>
</context>
<context>
    <name>DocumentDialog</name>
    <message>
        <source>Đang đọc…</source>
        <translation>Reading…</translation>
    </message>
    <message>
        <source>Tài liệu chỉ xem trong Niêm; đưa ra ngoài phải qua đề nghị cung cấp.</source>
        <translation>Documents are looked at in Niêm alone; they leave through a release request.</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Chữ trong tài liệu</source>
        <translation>The words in the document</translation>
    </message>
    <message>
        <source>Không vẽ được dấu chìm lên cửa sổ, nên nội dung không được hiện.</source>
        <translation>The watermark cannot be drawn over the window, so the content is not shown.</translation>
    </message>
</context>
<context>
    <name>DocumentLine</name>
    <message>
        <source>của “{}”</source>
        <translation>of “{}”</translation>
    </message>
    <message>
        <source>Việc khác với {}</source>
        <translation>More with {}</translation>
    </message>
    <message>
        <source>Có mật khẩu riêng: không xem trước được.</source>
        <translation>Has a password of its own: no preview.</translation>
    </message>
    <message>
        <source>Xem</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>Đổi tên…</source>
        <translation>Rename…</translation>
    </message>
    <message>
        <source>Gắn với mục…</source>
        <translation>Bind to an item…</translation>
    </message>
    <message>
        <source>Gỡ khỏi hồ sơ</source>
        <translation>Take off the file</translation>
    </message>
</context>
<context>
    <name>DocumentPreview</name>
    <message>
        <source>Không vẽ được dấu chìm lên cửa sổ, nên nội dung không được hiện.</source>
        <translation>The watermark cannot be drawn over the window, so the content is not shown.</translation>
    </message>
</context>
<context>
    <name>DocumentsDesk</name>
    <message>
        <source>Đã niêm phong tài liệu vào kho.</source>
        <translation>Sealed into the vault.</translation>
    </message>
    <message>
        <source>Đã gỡ một tài liệu khỏi hồ sơ.</source>
        <translation>A document was taken off the file.</translation>
    </message>
    <message>
        <source>Hoàn tác</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Đã đưa tài liệu trở lại.</source>
        <translation>The document is back.</translation>
    </message>
</context>
<context>
    <name>DocumentsTab</name>
    <message>
        <source>Thêm tài liệu</source>
        <translation>Add documents</translation>
    </message>
    <message>
        <source>Tối đa {} MB mỗi tệp. Nội dung được niêm phong trong kho; tệp gốc vẫn nằm ở chỗ cũ.</source>
        <translation>At most {} MB a file. The content is sealed into the vault; the original stays where it is.</translation>
    </message>
    <message>
        <source>Hiện thêm</source>
        <translation>Show more</translation>
    </message>
    <message>
        <source>Cấp mật của tài liệu mới</source>
        <translation>Level of new documents</translation>
    </message>
    <message>
        <source>Tài liệu mới thuộc về</source>
        <translation>New documents belong to</translation>
    </message>
    <message>
        <source>Lọc tài liệu theo mục</source>
        <translation>Filter documents by item</translation>
    </message>
    <message>
        <source>cả hồ sơ khách hàng</source>
        <translation>the whole customer file</translation>
    </message>
    <message>
        <source>Mọi tài liệu</source>
        <translation>All documents</translation>
    </message>
    <message>
        <source>Tài liệu của cả hồ sơ</source>
        <translation>Documents of the whole file</translation>
    </message>
    <message>
        <source>Tài liệu của “{}”</source>
        <translation>Documents of “{}”</translation>
    </message>
    <message>
        <source>Đang đọc danh sách tài liệu…</source>
        <translation>Reading the list of documents…</translation>
    </message>
    <message>
        <source>Hồ sơ này chưa có tài liệu nào.</source>
        <translation>This file has no documents yet.</translation>
    </message>
    <message>
        <source>Chưa có tài liệu nào như vậy.</source>
        <translation>There are no such documents yet.</translation>
    </message>
    <message numerus="yes">
        <source>Hiện thêm {} tài liệu</source>
        <translation>
            <numerusform>Show {} more document</numerusform>
            <numerusform>Show {} more documents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DoneView</name>
    <message>
        <source>Kho hồ sơ đã sẵn sàng</source>
        <translation>The vault is ready</translation>
    </message>
    <message>
        <source>Sáu từ của kho này</source>
        <translation>This vault&apos;s six words</translation>
    </message>
    <message>
        <source>Hãy ghi sáu từ ra giấy và cất cùng giấy tờ của công ty. Khi cần biết một thư mục có đúng là kho này không, hãy so sáu từ.</source>
        <translation>Write the six words down and keep them with the company&apos;s papers. To know whether a folder really is this vault, compare them.</translation>
    </message>
    <message>
        <source>Việc tiếp theo</source>
        <translation>What to do next</translation>
    </message>
    <message>
        <source>Mở khóa bằng tài khoản của người quản lý.</source>
        <translation>Unlock the vault as the manager.</translation>
    </message>
    <message>
        <source>Ký thỏa thuận bảo mật và qua các bài học: ai có đủ hai thứ mới mở được hồ sơ khách hàng.</source>
        <translation>Sign the confidentiality agreement and pass the lessons: customer files open only for who has both.</translation>
    </message>
    <message>
        <source>Vào Khôi phục, chia khóa khôi phục trong bảy ngày đầu.</source>
        <translation>Go to Recovery and split the recovery key within the first seven days.</translation>
    </message>
    <message>
        <source>Vào Người dùng, thêm từng nhân viên: nhiệm vụ, dự án và cấp mật được xem.</source>
        <translation>Under People, add each member of staff: duty, project and the level they may read.</translation>
    </message>
    <message>
        <source>Vào Khách hàng, nhập danh sách có sẵn từ Excel hoặc CSV, hoặc thêm từng khách hàng.</source>
        <translation>Under Customers, import an existing Excel or CSV list, or add customers one by one.</translation>
    </message>
    <message>
        <source>Mỗi người đăng nhập bằng tài khoản của mình. Không dùng chung cụm mật khẩu.</source>
        <translation>Everybody signs in under their own name. Passphrases are never shared.</translation>
    </message>
    <message>
        <source>Mở khóa kho</source>
        <translation>Unlock the vault</translation>
    </message>
    <message>
        <source>Kho nằm tại {}</source>
        <translation>The vault is in {}</translation>
    </message>
</context>
<context>
    <name>DoorPanel</name>
    <message>
        <source>Mở phòng tuyệt mật</source>
        <translation>Open top-secret room</translation>
    </message>
    <message>
        <source>Phòng tuyệt mật</source>
        <translation>Top-secret room</translation>
    </message>
    <message>
        <source>Hồ sơ tuyệt mật ở một phòng riêng, có danh sách và khóa riêng. Hãy gõ lại cụm mật khẩu để mở.</source>
        <translation>Top-secret files are in a room of their own, with their own list and keys. Type your passphrase again to open it.</translation>
    </message>
    <message>
        <source>Không in, không xuất, không sao chép, không kéo thả ra ngoài.</source>
        <translation>No printing, exporting, copying or dragging out.</translation>
    </message>
    <message>
        <source>Mỗi lượt xem được ghi nhật ký; tên bạn in chìm trên màn hình.</source>
        <translation>Every view is journalled; your name is watermarked on the screen.</translation>
    </message>
    <message>
        <source>Phòng tự đóng khi bạn rời trang hoặc nghỉ tay {} phút.</source>
        <translation>The room closes when you leave the page, or after {} minutes of rest.</translation>
    </message>
    <message>
        <source>Hãy gõ cụm mật khẩu của bạn.</source>
        <translation>Type your passphrase.</translation>
    </message>
    <message>
        <source>Đang mở phòng…</source>
        <translation>Opening the room…</translation>
    </message>
    <message>
        <source>Thử lại sau {} giây</source>
        <translation>Try again in {} s</translation>
    </message>
    <message>
        <source>Gõ sai nhiều lần liên tiếp nên lần thử tới phải chờ.</source>
        <translation>Several wrong tries in a row, so the next one has to wait.</translation>
    </message>
</context>
<context>
    <name>DraftBar</name>
    <message>
        <source>Tiếp tục</source>
        <translation>Resume</translation>
    </message>
    <message>
        <source>Bỏ bản nháp</source>
        <translation>Discard draft</translation>
    </message>
    <message>
        <source>Bản nháp lúc {time} ngày {day}: chữ bạn đã gõ trước khi khóa vẫn còn.</source>
        <translation>Draft of {day}, {time}: what you typed before the lock is still here.</translation>
    </message>
    <message>
        <source> Còn {} bản nháp nữa.</source>
        <translation> More drafts: {}.</translation>
    </message>
</context>
<context>
    <name>DrillCard</name>
    <message>
        <source>Diễn tập khôi phục</source>
        <translation>Practice run</translation>
    </message>
    <message>
        <source>Đã quá 90 ngày chưa diễn tập thành công. Hãy mời đủ người giữ mảnh đến, với một bản sao lưu.</source>
        <translation>No drill has gone well for more than 90 days. Invite enough share holders, with a backup.</translation>
    </message>
    <message>
        <source>Diễn tập…</source>
        <translation>Practise…</translation>
    </message>
    <message>
        <source>Ghi sổ lần diễn tập ở máy khác…</source>
        <translation>Record a drill held on another machine…</translation>
    </message>
    <message>
        <source>Chưa có bộ khôi phục: hãy làm buổi lễ chia khóa trước.</source>
        <translation>There is no recovery kit: hold the ceremony first.</translation>
    </message>
    <message>
        <source>Bản sao lưu, bộ khôi phục và các mảnh mở lại kho ở một chỗ tạm; mọi thứ được đếm, so với bản kê, rồi xóa sạch. Kết quả được ký và giữ lại.</source>
        <translation>A backup, the kit and the shares open the vault again in a scratch place; everything is counted, compared with the manifest, and wiped. The outcome is signed and kept.</translation>
    </message>
    <message>
        <source>đạt</source>
        <translation>went well</translation>
    </message>
    <message>
        <source>KHÔNG ĐẠT</source>
        <translation>FAILED</translation>
    </message>
    <message>
        <source>{}: {}, {} ngăn, {} bản ghi, {} giây, {}</source>
        <translation>{}: {}, compartments: {}, records: {}, seconds: {}, {}</translation>
    </message>
</context>
<context>
    <name>DrillDialog</name>
    <message>
        <source>Diễn tập khôi phục</source>
        <translation>Practice run</translation>
    </message>
    <message>
        <source>Kho được dựng lại ở chỗ tạm từ đúng những gì còn lại sau một vụ cháy: bản sao lưu, bộ khôi phục, các mảnh. Ở đó chỉ có dữ liệu đã mã hóa, và mọi thứ được xóa sạch sau khi xong.</source>
        <translation>The vault is brought back in a scratch place from just what a fire leaves: a backup, the kit, the shares. Only encrypted data lies there, and all of it is wiped afterwards.</translation>
    </message>
    <message>
        <source>Bản sao lưu (thư mục SL-…)</source>
        <translation>Backup (folder SL-…)</translation>
    </message>
    <message>
        <source>Chọn…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>Bộ khôi phục trên thẻ nhớ</source>
        <translation>Recovery kit on the memory stick</translation>
    </message>
    <message>
        <source>Bộ khôi phục (*.niemkit)</source>
        <translation>Recovery kit (*.niemkit)</translation>
    </message>
    <message>
        <source>Chỗ tạm</source>
        <translation>Scratch place</translation>
    </message>
    <message>
        <source>Đủ chỗ cho cả kho.</source>
        <translation>With room for the whole vault.</translation>
    </message>
    <message>
        <source>Kết quả được ký và giữ lại; các mảnh thì không.</source>
        <translation>The outcome is signed and kept; the shares are not.</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Diễn tập</source>
        <translation>Practice run</translation>
    </message>
    <message>
        <source>Hãy chọn thư mục của bản sao lưu.</source>
        <translation>Choose the backup&apos;s folder.</translation>
    </message>
    <message>
        <source>Hãy chọn tệp của bộ khôi phục.</source>
        <translation>Choose the file of the recovery kit.</translation>
    </message>
    <message>
        <source>Hãy chọn chỗ tạm.</source>
        <translation>Choose a scratch place.</translation>
    </message>
    <message>
        <source>Đang dựng lại và kiểm tra</source>
        <translation>Bringing back and checking</translation>
    </message>
    <message>
        <source>Đang diễn tập…</source>
        <translation>Practising…</translation>
    </message>
    <message>
        <source>Đạt. {}: {} mục nhật ký, {} tuyên bố; mọi ngăn mở được, khớp bản kê. Chỗ tạm đã xóa sạch.</source>
        <translation>It went well. {}: journal entries: {}, statements: {}; every compartment opened and as the manifest says. The scratch place is wiped.</translation>
    </message>
    <message>
        <source>KHÔNG ĐẠT. {}: {} ngăn không mở được. Xem từng dòng dưới đây. Chỗ tạm đã xóa sạch.</source>
        <translation>IT FAILED. {}: compartments that did not open: {}. See each line below. The scratch place is wiped.</translation>
    </message>
    <message>
        <source>nguyên vẹn</source>
        <translation>whole</translation>
    </message>
    <message>
        <source>nguyên vẹn, {} bản ghi, {} tài liệu</source>
        <translation>whole, records: {}, documents: {}</translation>
    </message>
    <message>
        <source>Đã dừng. Chỗ tạm đã xóa sạch.</source>
        <translation>Stopped. The scratch place is wiped.</translation>
    </message>
</context>
<context>
    <name>DrillReminder</name>
    <message>
        <source>Mở mục Khôi phục</source>
        <translation>Open Recovery</translation>
    </message>
    <message>
        <source>Lần diễn tập khôi phục thành công gần nhất cách đây {} ngày.</source>
        <translation>Days since restoring was last practised with success: {}.</translation>
    </message>
    <message>
        <source>Kho đã có {} ngày mà chưa lần nào diễn tập khôi phục thành công.</source>
        <translation>Restoring was never practised with success. Age of the vault in days: {}.</translation>
    </message>
    <message>
        <source>Hãy mời đủ người giữ mảnh đến, với một bản sao lưu.</source>
        <translation>Invite enough custodians of shares, with a backup.</translation>
    </message>
</context>
<context>
    <name>Due</name>
    <message>
        <source>Hồ sơ</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Phụ trách</source>
        <translation>In charge</translation>
    </message>
    <message>
        <source>Giao dịch cuối</source>
        <translation>Last dealing</translation>
    </message>
    <message>
        <source>Hồ sơ hết thời hạn lưu trữ</source>
        <translation>Files past their time of keeping</translation>
    </message>
    <message>
        <source>Chưa mở được danh sách</source>
        <translation>The list could not be opened</translation>
    </message>
    <message>
        <source>Thử lại</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Đặt thời hạn…</source>
        <translation>Set terms…</translation>
    </message>
    <message>
        <source>Lập lệnh tiêu hủy</source>
        <translation>Make a destruction order</translation>
    </message>
    <message>
        <source>Còn nhiều hồ sơ khác; danh sách chỉ nêu những hồ sơ lâu nhất.</source>
        <translation>There are more files; the list names those that are past it longest.</translation>
    </message>
    <message>
        <source>Chưa xem các cấp mật cao hơn: giao dịch gần đây ở đó vẫn được xét lại trước khi hủy.</source>
        <translation>Higher levels were not looked at: recent dealings there are asked for again before anything is destroyed.</translation>
    </message>
    <message>
        <source>Dự án chưa đặt thời hạn lưu trữ</source>
        <translation>The project has no time of keeping yet</translation>
    </message>
    <message>
        <source>Quản lý có thể đặt: giữ hồ sơ bao nhiêu năm sau giao dịch cuối. Không có gì tự động bị hủy.</source>
        <translation>A manager can set for how many years a file is kept after the last dealing. Nothing is destroyed by itself.</translation>
    </message>
    <message>
        <source>Không có hồ sơ nào quá hạn</source>
        <translation>No file is past it</translation>
    </message>
    <message>
        <source>Hồ sơ quá thời hạn lưu trữ sẽ hiện ở đây.</source>
        <translation>Files past their time of keeping show here.</translation>
    </message>
    <message>
        <source>Hãy chọn một hồ sơ.</source>
        <translation>Choose a file.</translation>
    </message>
    <message>
        <source>Đang lập lệnh…</source>
        <translation>Making the order…</translation>
    </message>
    <message>
        <source>Đã lập lệnh tiêu hủy; lệnh chờ hai người duyệt.</source>
        <translation>The destruction order was made; it waits for two people to approve it.</translation>
    </message>
</context>
<context>
    <name>DueList</name>
    <message>
        <source>Đến hạn trong</source>
        <translation>Due within</translation>
    </message>
    <message>
        <source>Của ai</source>
        <translation>Whose</translation>
    </message>
    <message>
        <source>Việc đến hạn</source>
        <translation>What is due</translation>
    </message>
    <message>
        <source>Không có việc nào đến hạn</source>
        <translation>Nothing is due</translation>
    </message>
    <message>
        <source>Bước tiếp theo, ngày theo dõi và ngày xem lại của các hồ sơ bạn được xem sẽ hiện ở đây.</source>
        <translation>Next steps, follow-ups and reviews of the files you may see appear here.</translation>
    </message>
    <message>
        <source>Chưa đọc được danh sách</source>
        <translation>The list could not be read</translation>
    </message>
    <message>
        <source>Thử lại</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Đến hết hôm nay</source>
        <translation>Until today</translation>
    </message>
    <message>
        <source>Trong 7 ngày tới</source>
        <translation>Within 7 days</translation>
    </message>
    <message>
        <source>Trong 30 ngày tới</source>
        <translation>Within 30 days</translation>
    </message>
    <message>
        <source>Của mọi người</source>
        <translation>Everybody&apos;s</translation>
    </message>
    <message>
        <source>Của tôi</source>
        <translation>Mine</translation>
    </message>
    <message>
        <source>Còn {} việc nữa; hãy xử lý những việc đầu trước.</source>
        <translation>There are {} more; deal with the first ones first.</translation>
    </message>
    <message>
        <source>Của mọi người ({})</source>
        <translation>Everybody&apos;s ({})</translation>
    </message>
    <message>
        <source>Của tôi ({})</source>
        <translation>Mine ({})</translation>
    </message>
</context>
<context>
    <name>DutiesField</name>
    <message>
        <source>Nhiệm vụ</source>
        <translation>Duties</translation>
    </message>
</context>
<context>
    <name>DutiesPage</name>
    <message>
        <source>Quyền của bạn</source>
        <translation>What you may do</translation>
    </message>
    <message>
        <source>Quyền của ai</source>
        <translation>Whose rights</translation>
    </message>
    <message>
        <source>Dự án</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>Lọc việc</source>
        <translation>Filter acts</translation>
    </message>
    <message>
        <source>Tìm việc</source>
        <translation>Find an act</translation>
    </message>
    <message>
        <source>Các việc và quyền</source>
        <translation>Acts and rights</translation>
    </message>
    <message>
        <source>Không có việc nào khớp</source>
        <translation>No act matches</translation>
    </message>
    <message>
        <source>Hãy thử chữ khác, hoặc chọn “Tất cả”.</source>
        <translation>Try other words, or choose “All”.</translation>
    </message>
    <message>
        <source>Bạn</source>
        <translation>You</translation>
    </message>
    <message>
        <source>Quyền theo nhiệm vụ</source>
        <translation>What a duty allows</translation>
    </message>
    <message>
        <source>Tất cả</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Được làm</source>
        <translation>Allowed</translation>
    </message>
    <message>
        <source>Chưa làm được</source>
        <translation>This could not be done</translation>
    </message>
    <message>
        <source>Không được</source>
        <translation>Not allowed</translation>
    </message>
    <message>
        <source>Việc này làm được, không cần ai khác.</source>
        <translation>This is allowed, and takes nobody else.</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message numerus="yes">
        <source>{} việc</source>
        <translation>
            <numerusform>{} act</numerusform>
            <numerusform>{} acts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EndDialog</name>
    <message>
        <source>Chấm dứt thỏa thuận bảo mật</source>
        <translation>End the confidentiality agreement</translation>
    </message>
    <message>
        <source>Người ký</source>
        <translation>Signatory</translation>
    </message>
    <message>
        <source>Số</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Thời hạn</source>
        <translation>Term</translation>
    </message>
    <message>
        <source>Lý do</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Vài chữ, không nêu chuyện riêng: lý do nằm trong danh bạ chung của kho.</source>
        <translation>A few words, no private matters: the reason lies in the vault&apos;s common directory.</translation>
    </message>
    <message>
        <source>Cụm mật khẩu của bạn</source>
        <translation>Your passphrase</translation>
    </message>
    <message>
        <source>Việc này được ghi vào nhật ký.</source>
        <translation>This is written to the journal.</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Chấm dứt thỏa thuận</source>
        <translation>End the agreement</translation>
    </message>
    <message>
        <source>Nghĩa vụ giữ kín những gì đã biết vẫn còn sau khi chấm dứt.</source>
        <translation>What has been learnt is kept confidential after the end too.</translation>
    </message>
    <message>
        <source>Kho sẽ ngừng mở hồ sơ khách hàng cho bạn ngay. Nghĩa vụ giữ kín vẫn còn.</source>
        <translation>The vault stops opening customer files to you at once. The duty to keep things confidential goes on.</translation>
    </message>
    <message>
        <source>Kho sẽ ngừng mở hồ sơ khách hàng cho {} ngay. Nghĩa vụ giữ kín vẫn còn.</source>
        <translation>The vault stops opening customer files to {} at once. The duty to keep things confidential goes on.</translation>
    </message>
    <message>
        <source>Hãy gõ cụm mật khẩu của bạn.</source>
        <translation>Type your passphrase.</translation>
    </message>
    <message>
        <source>Đã chấm dứt thỏa thuận số {}.</source>
        <translation>Agreement {} has ended.</translation>
    </message>
</context>
<context>
    <name>EndSessionsDialog</name>
    <message>
        <source>Kết thúc phiên của {}</source>
        <translation>End the sessions of {}</translation>
    </message>
    <message>
        <source>Mọi phiên đang mở của người này bị khóa trong vòng nửa phút, ở cả hai phòng. Người đó vẫn mở khóa lại được; muốn ngăn hẳn thì tạm dừng quyền ở trang Người dùng.</source>
        <translation>Every open session of this person locks within half a minute, in both rooms. They can unlock again; to keep them out, suspend them on the People page.</translation>
    </message>
    <message>
        <source>Lý do (bắt buộc, mọi người trong kho đọc được)</source>
        <translation>Reason (required; everybody in the vault can read it)</translation>
    </message>
    <message>
        <source>Cụm mật khẩu của bạn</source>
        <translation>Your passphrase</translation>
    </message>
    <message>
        <source>Việc này được ký và ghi vào nhật ký.</source>
        <translation>This is signed and journalled.</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Kết thúc phiên</source>
        <translation>End sessions</translation>
    </message>
    <message>
        <source>Hãy gõ cụm mật khẩu để ký.</source>
        <translation>Type your passphrase to sign.</translation>
    </message>
    <message>
        <source>Đã kết thúc phiên của {}.</source>
        <translation>The sessions of {} have ended.</translation>
    </message>
</context>
<context>
    <name>EntriesDialog</name>
    <message>
        <source>Nhập liệu trong phòng tuyệt mật</source>
        <translation>Data entry in the top-secret room</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>EntriesPage</name>
    <message>
        <source>Nhập liệu</source>
        <translation>Data entry</translation>
    </message>
    <message>
        <source>Dự án</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>Cách nhập liệu…</source>
        <translation>How data is taken in…</translation>
    </message>
    <message>
        <source>Hãy nhờ quản lý và cán bộ an toàn hệ thống cấp thẩm quyền cho bạn.</source>
        <translation>Ask a manager and the security officer to give you a clearance.</translation>
    </message>
    <message>
        <source>Chưa có thẩm quyền ở dự án nào</source>
        <translation>No clearance in any project yet</translation>
    </message>
</context>
<context>
    <name>EntriesPanel</name>
    <message>
        <source>Dự án này lưu là có hiệu lực ngay, chưa qua duyệt và xác minh.</source>
        <translation>In this project what is saved is in force at once, without review and verification.</translation>
    </message>
    <message>
        <source>Danh sách bản nhập</source>
        <translation>Lists of entries</translation>
    </message>
    <message>
        <source>Về danh sách</source>
        <translation>Back to the list</translation>
    </message>
    <message>
        <source>Bản nhập</source>
        <translation>Entry</translation>
    </message>
    <message>
        <source>Chưa mở được danh sách</source>
        <translation>The list could not be opened</translation>
    </message>
    <message>
        <source>Thử lại</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>{} bản nhập</source>
        <translation>entries: {}</translation>
    </message>
    <message>
        <source>Bạn không có bản nhập nào đang chờ</source>
        <translation>None of your entries is waiting</translation>
    </message>
    <message>
        <source>Những gì bạn lưu sẽ hiện ở đây.</source>
        <translation>What you save appears here.</translation>
    </message>
    <message>
        <source>Không có gì chờ duyệt</source>
        <translation>Nothing to review</translation>
    </message>
    <message>
        <source>Khi có người gửi bản nhập, nó hiện ở đây.</source>
        <translation>When somebody sends an entry, it appears here.</translation>
    </message>
    <message>
        <source>Không có gì chờ xác minh</source>
        <translation>Nothing to verify</translation>
    </message>
    <message>
        <source>Bản nhập đã duyệt sẽ hiện ở đây.</source>
        <translation>Reviewed entries appear here.</translation>
    </message>
    <message>
        <source>Không có bản nào bị trả lại</source>
        <translation>Nothing was returned</translation>
    </message>
    <message>
        <source>Mọi bản nhập đang đi tiếp.</source>
        <translation>Every entry is on its way.</translation>
    </message>
    <message>
        <source>Chưa có bản nào xong</source>
        <translation>Nothing is done yet</translation>
    </message>
    <message>
        <source>Bản nhập của bạn đã xác minh sẽ hiện ở đây.</source>
        <translation>Your entries appear here once they are verified.</translation>
    </message>
    <message>
        <source>Chọn một bản nhập</source>
        <translation>Choose an entry</translation>
    </message>
    <message>
        <source>Nội dung cũ và mới hiện cạnh nhau ở đây.</source>
        <translation>Old and new are shown here side by side.</translation>
    </message>
</context>
<context>
    <name>EntryDesk</name>
    <message>
        <source>Đã duyệt, chuyển sang xác minh.</source>
        <translation>Reviewed and passed on to be verified.</translation>
    </message>
    <message>
        <source>Đã trả lại cho người nhập.</source>
        <translation>Returned to whoever entered it.</translation>
    </message>
    <message>
        <source>Khớp. Bản này chờ cả lô được xác nhận.</source>
        <translation>It agrees. This entry waits until the batch is confirmed.</translation>
    </message>
    <message>
        <source>Khớp. Hồ sơ đã có hiệu lực.</source>
        <translation>It agrees. The record is in force.</translation>
    </message>
    <message>
        <source>Khác với bản nhập ở: {}. Bản nhập đã được trả lại để xem lại giấy tờ gốc.</source>
        <translation>Different from the entry: {}. The entry was returned, so that the source is looked at again.</translation>
    </message>
    <message>
        <source> Cả lô được trả lại cùng.</source>
        <translation> Its whole batch was returned with it.</translation>
    </message>
    <message>
        <source>Có sai khác</source>
        <translation>There is a difference</translation>
    </message>
    <message>
        <source>Đã gửi duyệt lại.</source>
        <translation>Sent to be reviewed again.</translation>
    </message>
    <message>
        <source>Cho đính chính có hiệu lực ngay?</source>
        <translation>Put this correction in force now?</translation>
    </message>
    <message>
        <source>Hồ sơ sẽ đổi ngay, được đánh dấu khẩn, và nằm trong danh sách chờ xác minh đến khi có người đối chiếu. Sau ba ngày làm việc là quá hạn.</source>
        <translation>The record changes at once, is marked as urgent, and waits to be verified until somebody compares it. After three working days it is overdue.</translation>
    </message>
    <message>
        <source>Vì sao phải có hiệu lực ngay</source>
        <translation>Why it must be in force at once</translation>
    </message>
    <message>
        <source>Cho có hiệu lực</source>
        <translation>Put in force</translation>
    </message>
    <message>
        <source>Đính chính đã có hiệu lực, đang chờ xác minh.</source>
        <translation>The correction is in force and waits to be verified.</translation>
    </message>
    <message>
        <source>Rút bản nhập này?</source>
        <translation>Withdraw this entry?</translation>
    </message>
    <message>
        <source>Những gì đã nhập không còn chờ duyệt nữa. Hồ sơ đang có hiệu lực không đổi.</source>
        <translation>What was entered no longer waits for review. The record in force stays as it is.</translation>
    </message>
    <message>
        <source>Rút bản nhập</source>
        <translation>Withdraw the entry</translation>
    </message>
    <message>
        <source>Đã rút bản nhập.</source>
        <translation>The entry was withdrawn.</translation>
    </message>
    <message>
        <source>Đã duyệt cả lô.</source>
        <translation>The batch was reviewed.</translation>
    </message>
    <message>
        <source>Cả lô đã có hiệu lực.</source>
        <translation>The batch is in force.</translation>
    </message>
    <message>
        <source>Đã gửi lại cả lô.</source>
        <translation>The batch was sent again.</translation>
    </message>
    <message>
        <source>Rút cả lô {} bản nhập?</source>
        <translation>Withdraw the whole batch (entries: {})?</translation>
    </message>
    <message>
        <source>Những khách hàng này không còn chờ duyệt nữa. Muốn nhập lại thì đọc lại tệp.</source>
        <translation>These customers no longer wait for review. To enter them again, read the file again.</translation>
    </message>
    <message>
        <source>Rút cả lô</source>
        <translation>Withdraw the batch</translation>
    </message>
    <message>
        <source>Đã rút cả lô.</source>
        <translation>The batch was withdrawn.</translation>
    </message>
    <message>
        <source>Trả lại cả lô {} bản nhập?</source>
        <translation>Return the whole batch (entries: {})?</translation>
    </message>
    <message>
        <source>Người nhập sẽ thấy nhận xét này ở từng bản.</source>
        <translation>Whoever entered them sees this remark at each of them.</translation>
    </message>
    <message>
        <source>Cần sửa gì</source>
        <translation>What is to be mended</translation>
    </message>
    <message>
        <source>Trả lại cả lô</source>
        <translation>Return the batch</translation>
    </message>
    <message>
        <source>Đã trả lại cả lô.</source>
        <translation>The batch was returned.</translation>
    </message>
    <message>
        <source>Đã dừng. Chưa có gì thay đổi.</source>
        <translation>Stopped. Nothing has changed.</translation>
    </message>
</context>
<context>
    <name>EntryDetail</name>
    <message>
        <source>Mục không đọc được</source>
        <translation>Entry that cannot be read</translation>
    </message>
    <message>
        <source>Lúc</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Người</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Máy</source>
        <translation>Machine</translation>
    </message>
    <message>
        <source>Dự án</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>Cấp mật</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>Về người</source>
        <translation>About</translation>
    </message>
    <message>
        <source>Ghi thêm</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Thỏa thuận</source>
        <translation>Agreement</translation>
    </message>
    <message>
        <source>không có</source>
        <translation>none</translation>
    </message>
    <message>
        <source>Bài học</source>
        <translation>Lessons</translation>
    </message>
    <message>
        <source>Mã bản ghi</source>
        <translation>Record number</translation>
    </message>
    <message>
        <source>Thuộc hồ sơ</source>
        <translation>Belongs to file</translation>
    </message>
    <message>
        <source>Mục số</source>
        <translation>Entry</translation>
    </message>
    <message>
        <source>Lần theo</source>
        <translation>Follow</translation>
    </message>
    <message>
        <source>Bấm để xem tất cả; đường đọc ở trên đưa bạn quay lại.</source>
        <translation>Press to see all; the trail above leads back.</translation>
    </message>
    <message>
        <source>Mọi việc của người này</source>
        <translation>Everything by this person</translation>
    </message>
    <message>
        <source>bản ghi {}</source>
        <translation>record {}</translation>
    </message>
    <message>
        <source>Ai đã đụng đến bản ghi này</source>
        <translation>Who touched this record</translation>
    </message>
    <message>
        <source>hồ sơ {}</source>
        <translation>file {}</translation>
    </message>
    <message>
        <source>Ai đã đụng đến hồ sơ này</source>
        <translation>Who touched this file</translation>
    </message>
    <message>
        <source>Người này, ngày hôm ấy</source>
        <translation>This person, that day</translation>
    </message>
    <message>
        <source>Mọi người, ngày hôm ấy</source>
        <translation>Everybody, that day</translation>
    </message>
    <message>
        <source>Báo cáo</source>
        <translation>Reports</translation>
    </message>
    <message>
        <source>Một PDF có chữ ký và một gói để người kiểm tra bên ngoài tự kiểm chứng.</source>
        <translation>A signed PDF, and a package that an auditor outside can check.</translation>
    </message>
    <message>
        <source>Người này đã đọc những gì…</source>
        <translation>What this person read…</translation>
    </message>
    <message>
        <source>Ai đã đọc hồ sơ này…</source>
        <translation>Who read this file…</translation>
    </message>
    <message>
        <source>Nhận xét chung cho người nhập</source>
        <translation>Remark on the whole, for whoever entered it</translation>
    </message>
    <message>
        <source>nhập bởi {by}, {at}</source>
        <translation>entered by {by}, {at}</translation>
    </message>
    <message>
        <source>duyệt bởi {by}, {at}</source>
        <translation>reviewed by {by}, {at}</translation>
    </message>
    <message>
        <source>Đính chính khẩn, đang có hiệu lực mà chưa xác minh. Lý do: {}</source>
        <translation>Urgent correction, in force and not verified. Reason: {}</translation>
    </message>
    <message>
        <source>Quá hạn xác minh ba ngày làm việc. </source>
        <translation>Three working days for its verification are over. </translation>
    </message>
    <message>
        <source>Hồ sơ đã đổi từ khi bản này được nhập. Cần trả lại để người nhập sửa trên bản mới.</source>
        <translation>The record was changed since this was entered. Return it, so that it is made on the present text.</translation>
    </message>
    <message>
        <source>Đã đối chiếu, khớp. Chờ xác nhận cả lô.</source>
        <translation>Compared, and it agrees. It waits until the batch is confirmed.</translation>
    </message>
    <message>
        <source>Duyệt, chuyển xác minh</source>
        <translation>Review and pass on</translation>
    </message>
    <message>
        <source>Đối chiếu…</source>
        <translation>Compare…</translation>
    </message>
    <message>
        <source>Sửa và gửi lại…</source>
        <translation>Amend and send again…</translation>
    </message>
    <message>
        <source>Sửa…</source>
        <translation>Amend…</translation>
    </message>
    <message>
        <source>Trả lại</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>Mở hồ sơ</source>
        <translation>Open the file</translation>
    </message>
    <message>
        <source>Cho có hiệu lực ngay…</source>
        <translation>Put in force now…</translation>
    </message>
    <message>
        <source>Rút…</source>
        <translation>Withdraw…</translation>
    </message>
    <message>
        <source>Đề nghị sửa những gì</source>
        <translation>What is to be corrected</translation>
    </message>
    <message>
        <source>Nội dung bản nhập</source>
        <translation>What was entered</translation>
    </message>
    <message>
        <source>Khác với giấy tờ gốc ({} kiểm tra)</source>
        <translation>Different from the source (checked by {})</translation>
    </message>
    <message>
        <source>Hãy xem lại giấy tờ gốc rồi sửa các ô: {}.</source>
        <translation>Look at the source again and mend these fields: {}.</translation>
    </message>
    <message>
        <source>trống</source>
        <translation>empty</translation>
    </message>
    <message>
        <source>bản nhập: {entered}
kiểm tra: {typed}</source>
        <translation>entry: {entered}
check: {typed}</translation>
    </message>
</context>
<context>
    <name>ErrorPanel</name>
    <message>
        <source>Mã lỗi: {}</source>
        <translation>Error code: {}</translation>
    </message>
</context>
<context>
    <name>EscrowDialog</name>
    <message>
        <source>Đưa ngăn vào bộ khôi phục</source>
        <translation>Bring compartments into the kit</translation>
    </message>
    <message>
        <source>Các ngăn mà người quản lý có mặt đang giữ khóa được gắn với khóa dự phòng chưa dùng của bộ khôi phục. Không cần thẻ nhớ hay các mảnh.</source>
        <translation>The compartments whose keys the manager present holds are given unused escrow keys of the recovery kit. Neither the memory stick nor the shares are needed.</translation>
    </message>
    <message>
        <source>Việc này được ghi vào nhật ký.</source>
        <translation>This is written to the journal.</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Ký và đưa vào</source>
        <translation>Sign and bring in</translation>
    </message>
    <message>
        <source>Đã đưa {} ngăn vào bộ khôi phục.</source>
        <translation>Compartments brought into the recovery kit: {}.</translation>
    </message>
    <message>
        <source>Người quản lý này không giữ khóa của ngăn nào còn thiếu.</source>
        <translation>This manager holds none of the missing compartments.</translation>
    </message>
    <message>
        <source>Đang ký…</source>
        <translation>Signing…</translation>
    </message>
</context>
<context>
    <name>ExecuteDialog</name>
    <message>
        <source>Tiêu hủy hồ sơ vĩnh viễn</source>
        <translation>Destroy a customer file for good</translation>
    </message>
    <message>
        <source>Việc này làm trong phòng tuyệt mật, nơi cả ba cấp mật đều mở.</source>
        <translation>This is done in the top-secret room, where all three levels are open.</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Vào phòng tuyệt mật</source>
        <translation>Enter top-secret room</translation>
    </message>
    <message>
        <source>Tiêu hủy vĩnh viễn</source>
        <translation>Destroy for good</translation>
    </message>
    <message>
        <source>Lưu PDF…</source>
        <translation>Save PDF…</translation>
    </message>
    <message>
        <source>Gõ lại cụm mật khẩu để mở phòng tuyệt mật. Phòng tự đóng khi cửa sổ này đóng.</source>
        <translation>Type your passphrase again to open the top-secret room. It closes with this window.</translation>
    </message>
    <message>
        <source>Hãy gõ cụm mật khẩu của bạn.</source>
        <translation>Type your passphrase.</translation>
    </message>
    <message>
        <source>Hãy gõ đúng mã của hồ sơ và số bản ghi sẽ hủy.</source>
        <translation>Type the file&apos;s code and the number of records that go, as they stand.</translation>
    </message>
    <message>
        <source>Đã dừng. Chưa có gì bị hủy.</source>
        <translation>Stopped. Nothing was destroyed.</translation>
    </message>
    <message>
        <source>Xong</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Tệp PDF (*.pdf)</source>
        <translation>PDF files (*.pdf)</translation>
    </message>
    <message>
        <source>Lưu chứng nhận</source>
        <translation>Save the certificate</translation>
    </message>
    <message>
        <source>Đã lưu chứng nhận.</source>
        <translation>The certificate was saved.</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>{} (bắt buộc)</source>
        <translation>{} (required)</translation>
    </message>
</context>
<context>
    <name>FieldChoice</name>
    <message>
        <source>Hãy chọn văn bản đồng ý trước.</source>
        <translation>Choose the consent first.</translation>
    </message>
    <message>
        <source>Nằm ngoài văn bản đồng ý.</source>
        <translation>Outside the consent.</translation>
    </message>
</context>
<context>
    <name>FieldGrid</name>
    <message>
        <source>Hiện</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>Hiện {}</source>
        <translation>Show {}</translation>
    </message>
    <message>
        <source>Ẩn</source>
        <translation>Hide</translation>
    </message>
    <message>
        <source>Ẩn {}</source>
        <translation>Hide {}</translation>
    </message>
</context>
<context>
    <name>FieldRow</name>
    <message>
        <source>ô quan trọng</source>
        <translation>critical field</translation>
    </message>
    <message>
        <source>Nhận xét về ô {}</source>
        <translation>Remark on {}</translation>
    </message>
    <message>
        <source>Nhận xét</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>trống</source>
        <translation>empty</translation>
    </message>
    <message>
        <source>Bạn sẽ gõ lại ô này từ giấy tờ gốc, không nhìn bản nhập.</source>
        <translation>You will type this from the source, without seeing the entry.</translation>
    </message>
    <message>
        <source>Đang có hiệu lực: {}. Đề nghị: {}</source>
        <translation>In force: {}. Proposed: {}</translation>
    </message>
    <message>
        <source>Đang có hiệu lực</source>
        <translation>In force</translation>
    </message>
    <message>
        <source>Đề nghị</source>
        <translation>Proposed</translation>
    </message>
    <message>
        <source>Tên trường</source>
        <translation>Name of the field</translation>
    </message>
    <message>
        <source>Kiểu</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Các lựa chọn, mỗi dòng một lựa chọn</source>
        <translation>The choices, one on each line</translation>
    </message>
    <message>
        <source>Bắt buộc nhập</source>
        <translation>Required</translation>
    </message>
    <message>
        <source>Đã ngừng dùng: không còn trong biểu mẫu, giá trị cũ vẫn đọc được.</source>
        <translation>Retired: not in the forms any more, old values stay readable.</translation>
    </message>
    <message>
        <source>Ngừng dùng</source>
        <translation>Retire</translation>
    </message>
    <message>
        <source>Dùng lại</source>
        <translation>Use again</translation>
    </message>
    <message>
        <source>Bỏ trường này</source>
        <translation>Drop this field</translation>
    </message>
    <message>
        <source>Lên</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>Xuống</source>
        <translation>Down</translation>
    </message>
    <message>
        <source>Kiểu của trường đã lưu là cố định.</source>
        <translation>The type of a saved field is fixed.</translation>
    </message>
    <message>
        <source>trường mới</source>
        <translation>new field</translation>
    </message>
</context>
<context>
    <name>FieldsDialog</name>
    <message>
        <source>Trường riêng của dự án</source>
        <translation>The project&apos;s own fields</translation>
    </message>
    <message>
        <source>Trường của loại nào</source>
        <translation>Fields of which kind</translation>
    </message>
    <message>
        <source>Chưa có trường riêng nào ở đây.</source>
        <translation>No own fields here yet.</translation>
    </message>
    <message>
        <source>Thêm trường</source>
        <translation>Add a field</translation>
    </message>
    <message>
        <source>Trường riêng hiện trong biểu mẫu và hồ sơ của dự án này, và tìm được.</source>
        <translation>Own fields appear in the forms and files of this project, and can be searched.</translation>
    </message>
    <message>
        <source>Hủy</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Lưu các trường</source>
        <translation>Save the fields</translation>
    </message>
    <message>
        <source>Bỏ những gì vừa đổi?</source>
        <translation>Discard the changes?</translation>
    </message>
    <message>
        <source>Các trường vừa thêm hoặc đổi chưa được lưu. Đóng lại thì chúng mất.</source>
        <translation>The fields just added or changed are not saved. Closing loses them.</translation>
    </message>
    <message>
        <source>Bỏ và đóng</source>
        <translation>Discard and close</translation>
    </message>
    <message>
        <source>Sửa tiếp</source>
        <translation>Keep editing</translation>
    </message>
    <message>
        <source>Đã lưu các trường riêng.</source>
        <translation>The own fields are saved.</translation>
    </message>
    <message>
        <source>Khách hàng</source>
        <translation>Customer</translation>
    </message>
</context>
<context>
    <name>FileDrop</name>
    <message>
        <source>Kéo thả tệp vào đây, hoặc</source>
        <translation>Drop a file here, or</translation>
    </message>
    <message>
        <source>Chọn tệp…</source>
        <translation>Choose file…</translation>
    </message>
    <message>
        <source>Bỏ tệp này</source>
        <translation>Remove this file</translation>
    </message>
    <message>
        <source>Tối đa {}.</source>
        <translation>At most {}.</translation>
    </message>
    <message>
        <source>Loại tệp: {}.</source>
        <translation>File types: {}.</translation>
    </message>
    <message>
        <source>Không đọc được tệp này. Hãy chọn tệp khác.</source>
        <translation>This file cannot be read. Choose another one.</translation>
    </message>
    <message>
        <source>Loại tệp này không dùng được ở đây.</source>
        <translation>This type of file cannot be used here.</translation>
    </message>
    <message>
        <source>Tệp lớn {}, quá giới hạn {}. Hãy chọn tệp nhỏ hơn.</source>
        <translation>The file has {}, more than the limit of {}. Choose a smaller one.</translation>
    </message>
    <message>
        <source>Tệp ({})</source>
        <translation>Files ({})</translation>
    </message>
</context>
<context>
    <name>FileLineView</name>
    <message>
        <source>Hồ sơ nào bị hỏng…</source>
        <translation>Which files are hurt…</translation>
    </message>
    <message>
        <source>Lấy lại từ bản sao lưu</source>
        <translation>Bring back from a backup</translation>
    </message>
    <message>
        <source>Hỏng, chỉ xem được</source>
        <translation>Damaged, read only</translation>
    </message>
    <message>
        <source>Có hỏng</source>
        <translation>Damaged</translation>
    </message>
    <message>
        <source>Quá hạn kiểm tra</source>
        <translation>Check overdue</translation>
    </message>
    <message>
        <source>Chưa kiểm tra</source>
        <translation>Not checked yet</translation>
    </message>
    <message>
        <source>Nguyên vẹn</source>
        <translation>Whole</translation>
    </message>
    <message>
        <source>Kiểm tra hết lúc {}, {}.</source>
        <translation>Checked in full on {} by {}.</translation>
    </message>
    <message>
        <source>Xem từ đầu đến cuối lúc {}.</source>
        <translation>Read from beginning to end on {}.</translation>
    </message>
    <message>
        <source>Bạn không giữ khóa; người giữ khóa của ngăn này kiểm tra khi mở kho.</source>
        <translation>You hold no key; whoever holds this compartment&apos;s key checks it when they unlock.</translation>
    </message>
</context>
<context>
    <name>FilePage</name>
    <message>
        <source>Danh sách khách hàng</source>
        <translation>Customer list</translation>
    </message>
    <message>
        <source>Cấp mật cho dòng không ghi cấp</source>
        <translation>Level of lines that name none</translation>
    </message>
    <message>
        <source>Đề xuất cấp theo quan hệ của từng khách hàng</source>
        <translation>Propose the level from each customer&apos;s relation</translation>
    </message>
    <message>
        <source>Thông thường: bí mật; quan trọng: cơ mật; lợi ích trực tiếp: tuyệt mật.</source>
        <translation>Ordinary: confidential; important: secret; direct interest: top secret.</translation>
    </message>
    <message>
        <source>Tệp Excel, OpenDocument hoặc CSV</source>
        <translation>Excel, OpenDocument or CSV file</translation>
    </message>
</context>
<context>
    <name>FilesDrop</name>
    <message>
        <source>Chọn tệp…</source>
        <translation>Choose file…</translation>
    </message>
    <message>
        <source>Kéo thả tệp vào đây, hoặc</source>
        <translation>Drop a file here, or</translation>
    </message>
    <message>
        <source>Mọi tệp (*)</source>
        <translation>All files (*)</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Điều kiện lọc</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Lọc</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Tìm kiếm đã lưu</source>
        <translation>Saved searches</translation>
    </message>
    <message>
        <source>Bỏ lọc</source>
        <translation>Clear filters</translation>
    </message>
    <message>
        <source>Bỏ điều kiện “{}”</source>
        <translation>Take “{}” away</translation>
    </message>
</context>
<context>
    <name>FilterDialog</name>
    <message>
        <source>Lọc danh sách khách hàng</source>
        <translation>Filter the list of customers</translation>
    </message>
    <message>
        <source>Bất kỳ ai</source>
        <translation>Anybody</translation>
    </message>
    <message>
        <source>Người phụ trách</source>
        <translation>In charge</translation>
    </message>
    <message>
        <source>Quan hệ</source>
        <translation>Relation</translation>
    </message>
    <message>
        <source>Bất kỳ</source>
        <translation>Any</translation>
    </message>
    <message>
        <source>Có thông tin loại</source>
        <translation>Has an item of kind</translation>
    </message>
    <message>
        <source>Ở giai đoạn</source>
        <translation>At stage</translation>
    </message>
    <message>
        <source>Cập nhật từ ngày</source>
        <translation>Updated from</translation>
    </message>
    <message>
        <source>Cập nhật đến ngày</source>
        <translation>Updated until</translation>
    </message>
    <message>
        <source>Lập từ ngày</source>
        <translation>Entered from</translation>
    </message>
    <message>
        <source>Lập đến ngày</source>
        <translation>Entered until</translation>
    </message>
    <message>
        <source>Chỉ khách hàng do tôi phụ trách</source>
        <translation>Only customers I am in charge of</translation>
    </message>
    <message>
        <source>Chỉ hồ sơ quá hạn xem lại cấp mật</source>
        <translation>Only files whose level review is overdue</translation>
    </message>
    <message>
        <source>Hủy</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Bỏ mọi điều kiện</source>
        <translation>Clear all</translation>
    </message>
    <message>
        <source>Lọc</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Hãy viết theo ngày/tháng/năm, ví dụ 24/11/2026.</source>
        <translation>Write it as day/month/year, for example 24/11/2026.</translation>
    </message>
    <message>
        <source>Ngày này ở trước ngày bắt đầu.</source>
        <translation>This day is before the first one.</translation>
    </message>
</context>
<context>
    <name>Filters</name>
    <message>
        <source>Người</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Mọi người</source>
        <translation>Everybody</translation>
    </message>
    <message>
        <source>Việc</source>
        <translation>Act</translation>
    </message>
    <message>
        <source>Mọi việc</source>
        <translation>Every act</translation>
    </message>
    <message>
        <source>Từ ngày</source>
        <translation>From</translation>
    </message>
    <message>
        <source>Đến ngày</source>
        <translation>To</translation>
    </message>
    <message>
        <source>Mã bản ghi</source>
        <translation>Record number</translation>
    </message>
    <message>
        <source>12 ký tự</source>
        <translation>12 characters</translation>
    </message>
    <message>
        <source>Chỉ những lần bị từ chối</source>
        <translation>Refusals only</translation>
    </message>
    <message>
        <source>Bỏ lọc</source>
        <translation>Clear filters</translation>
    </message>
</context>
<context>
    <name>FolderStep</name>
    <message>
        <source>Nơi đặt kho</source>
        <translation>Place of the vault</translation>
    </message>
    <message>
        <source>Chọn một thư mục trên ổ đĩa của chính máy này. Không đặt trên ổ mạng hay trong thư mục đồng bộ lên mạng: cơ sở dữ liệu có thể hỏng.</source>
        <translation>Choose a folder on a disk of this machine. No network drives and no folders that a service synchronises: the databases can be spoilt there.</translation>
    </message>
    <message>
        <source>Thư mục</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>Chọn nơi khác…</source>
        <translation>Choose another…</translation>
    </message>
    <message>
        <source>Sẽ được tạo</source>
        <translation>Will be created</translation>
    </message>
    <message>
        <source>Chọn thư mục sẽ chứa kho</source>
        <translation>Choose the folder that will hold the vault</translation>
    </message>
</context>
<context>
    <name>FormChoice</name>
    <message>
        <source>Dạng tệp</source>
        <translation>Kind of file</translation>
    </message>
    <message>
        <source>PDF: một bản để đọc, dấu chìm tên người nhận và số bản trên mọi trang.</source>
        <translation>PDF: one paper to read, the recipient and the number across every page.</translation>
    </message>
    <message>
        <source>PDF: không chứa được tài liệu kèm theo, nên đề nghị này chỉ bàn giao bằng gói niêm.</source>
        <translation>PDF: cannot carry documents, so this request is handed over as a sealed package only.</translation>
    </message>
    <message>
        <source>Gói niêm (.niem): bảng Excel và CSV cùng các tài liệu, trong một tệp dưới một mật khẩu.</source>
        <translation>Sealed package (.niem): Excel and CSV tables with the documents, in one file under one password.</translation>
    </message>
    <message>
        <source>Ký số tệp PDF bằng chữ ký của tôi</source>
        <translation>Sign the PDF with my signature</translation>
    </message>
    <message>
        <source>Cụm mật khẩu của bạn, để ký</source>
        <translation>Your passphrase, to sign</translation>
    </message>
    <message>
        <source>Hãy gõ cụm mật khẩu của bạn.</source>
        <translation>Type your passphrase.</translation>
    </message>
</context>
<context>
    <name>FormDialog</name>
    <message>
        <source>Hủy</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Ctrl+S để lưu</source>
        <translation>Ctrl+S saves</translation>
    </message>
    <message>
        <source>Đã giữ bản nháp. Ctrl+S để lưu</source>
        <translation>Draft kept. Ctrl+S saves</translation>
    </message>
    <message>
        <source>Chưa giữ được bản nháp: {}</source>
        <translation>The draft could not be kept: {}</translation>
    </message>
    <message>
        <source>Bỏ những gì vừa gõ?</source>
        <translation>Discard what you typed?</translation>
    </message>
    <message>
        <source>Bạn đã gõ vào biểu mẫu này mà chưa lưu. Đóng lại thì chữ vừa gõ và bản nháp của nó mất hẳn.</source>
        <translation>You typed in this form and did not save. Closing it loses the text and its draft for good.</translation>
    </message>
    <message>
        <source>Bỏ và đóng</source>
        <translation>Discard and close</translation>
    </message>
    <message>
        <source>Gõ tiếp</source>
        <translation>Go on typing</translation>
    </message>
</context>
<context>
    <name>FormerCard</name>
    <message>
        <source>Bộ khôi phục cũ</source>
        <translation>Old recovery kits</translation>
    </message>
    <message>
        <source>Bộ số {:03d}</source>
        <translation>Kit {:03d}</translation>
    </message>
    <message>
        <source>lập ngày {}</source>
        <translation>made on {}</translation>
    </message>
    <message>
        <source>đã hủy ngày {day}: {how} ({by})</source>
        <translation>destroyed on {day}: {how} ({by})</translation>
    </message>
    <message>
        <source>Đã hủy…</source>
        <translation>Destroyed…</translation>
    </message>
    <message>
        <source>Ghi đã hủy bộ số {:03d}</source>
        <translation>Put the destruction of kit {:03d} on record</translation>
    </message>
</context>
<context>
    <name>FormerDialog</name>
    <message>
        <source>Đã hủy bộ khôi phục cũ</source>
        <translation>An old recovery kit was destroyed</translation>
    </message>
    <message>
        <source>Cả hai thẻ nhớ và mọi bản chép của bộ này đã bị hủy trước mặt hai chúng tôi</source>
        <translation>Both sticks and every copy of this kit were destroyed before our eyes</translation>
    </message>
    <message>
        <source>Hủy bằng cách nào</source>
        <translation>How it was done</translation>
    </message>
    <message>
        <source>Ví dụ: nghiền vụn, biên bản số …</source>
        <translation>For example: crushed, record number …</translation>
    </message>
    <message>
        <source>Chương trình không tự thấy được việc này; nó chỉ ghi lại điều hai người xác nhận.</source>
        <translation>The program cannot see this for itself; it only records what two people confirm.</translation>
    </message>
    <message>
        <source>Việc này được ghi vào nhật ký.</source>
        <translation>This is written to the journal.</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Ký và ghi</source>
        <translation>Sign and record</translation>
    </message>
    <message>
        <source>Hãy hủy hết rồi đánh dấu.</source>
        <translation>Destroy all of it, then tick the box.</translation>
    </message>
    <message>
        <source>Đã ghi việc hủy bộ khôi phục cũ.</source>
        <translation>The destruction of the old kit is on record.</translation>
    </message>
    <message>
        <source>Đang ghi…</source>
        <translation>Writing…</translation>
    </message>
</context>
<context>
    <name>FormerPapers</name>
    <message>
        <source>Chứng nhận, biên bản</source>
        <translation>Certificates, records</translation>
    </message>
    <message>
        <source>Không có gì</source>
        <translation>Nothing</translation>
    </message>
    <message>
        <source>Kho cũ không có mục nào ở đây.</source>
        <translation>The former vault has nothing here.</translation>
    </message>
    <message>
        <source>Lưu PDF…</source>
        <translation>Save PDF…</translation>
    </message>
    <message>
        <source>Xuất .cer…</source>
        <translation>Export .cer…</translation>
    </message>
    <message>
        <source>Xuất chứng thư gốc của kho cũ</source>
        <translation>Export the former vault&apos;s root certificate</translation>
    </message>
    <message>
        <source>Ai kiểm tra giấy của kho cũ cần chứng thư gốc này: kho nay có chứng thư khác.</source>
        <translation>Whoever checks papers of the former vault needs this root certificate: the present vault has another.</translation>
    </message>
    <message>
        <source>Lưu giấy của kho cũ</source>
        <translation>Save a paper of the former vault</translation>
    </message>
    <message>
        <source>Tệp PDF (*.pdf)</source>
        <translation>PDF files (*.pdf)</translation>
    </message>
    <message>
        <source>Đã lưu giấy của kho cũ.</source>
        <translation>The former vault&apos;s paper was saved.</translation>
    </message>
    <message>
        <source>Chứng thư X.509 (*.cer)</source>
        <translation>X.509 certificates (*.cer)</translation>
    </message>
    <message>
        <source>Đã xuất chứng thư gốc của kho cũ.</source>
        <translation>The former vault&apos;s root certificate was exported.</translation>
    </message>
    <message>
        <source>Số</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Là gì</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Ngày</source>
        <translation>Day</translation>
    </message>
</context>
<context>
    <name>FoundingWizard</name>
    <message>
        <source>Công ty</source>
        <translation>Company</translation>
    </message>
    <message>
        <source>Người quản lý</source>
        <translation>Manager</translation>
    </message>
    <message>
        <source>Cán bộ an toàn</source>
        <translation>Security officer</translation>
    </message>
    <message>
        <source>Dự án đầu tiên</source>
        <translation>First project</translation>
    </message>
    <message>
        <source>Nơi đặt kho</source>
        <translation>Place of the vault</translation>
    </message>
    <message>
        <source>Tạo kho</source>
        <translation>Create vault</translation>
    </message>
    <message>
        <source>Đang tạo kho, khóa và chứng thư…</source>
        <translation>Creating the vault, keys and certificates…</translation>
    </message>
    <message>
        <source>Tạo kho mới</source>
        <translation>Create a new vault</translation>
    </message>
    <message>
        <source>không có (chế độ một người)</source>
        <translation>none (one-person mode)</translation>
    </message>
    <message>
        <source>Dự án</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>Đang tạo…</source>
        <translation>Creating…</translation>
    </message>
</context>
<context>
    <name>FreezeDialog</name>
    <message>
        <source>Tạm dừng quyền của {}</source>
        <translation>Suspend {}</translation>
    </message>
    <message>
        <source>Lý do</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Cụm mật khẩu của bạn</source>
        <translation>Your passphrase</translation>
    </message>
    <message>
        <source>Tạm dừng ngay</source>
        <translation>Suspend now</translation>
    </message>
    <message>
        <source>Người này không mở khóa được nữa, và phần đang mở sẽ khóa trong vòng một phút. Mở lại cần hai người ký. Việc này chưa đổi khóa: nếu người này thôi việc, hãy dùng “Cho thôi quyền” sau đó.</source>
        <translation>This person can no longer unlock, and what they have open locks within a minute. Giving access back takes two signatures. No key is changed by this: if the person leaves, use “End access” afterwards.</translation>
    </message>
    <message>
        <source>Việc này được ghi vào nhật ký.</source>
        <translation>This is written to the journal.</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Hãy ghi lý do trong một câu.</source>
        <translation>Give the reason in a sentence.</translation>
    </message>
    <message>
        <source>Cần cụm mật khẩu của bạn để ký.</source>
        <translation>Your passphrase is needed to sign.</translation>
    </message>
    <message>
        <source>Đã tạm dừng quyền của {}.</source>
        <translation>{} is suspended.</translation>
    </message>
    <message>
        <source>Đang ký…</source>
        <translation>Signing…</translation>
    </message>
</context>
<context>
    <name>GatePage</name>
    <message>
        <source>Thỏa thuận bảo mật</source>
        <translation>Confidentiality agreement</translation>
    </message>
    <message>
        <source>Bài học về giữ gìn thông tin</source>
        <translation>Lessons on keeping information safe</translation>
    </message>
    <message>
        <source>Không mất gì cả: hồ sơ và bản nháp của bạn vẫn ở nguyên chỗ cũ, và mở lại ngay khi đủ hai bước.</source>
        <translation>Nothing is lost: files and your drafts are where they were, and open again as soon as both steps are done.</translation>
    </message>
    <message>
        <source>Chưa mở được hồ sơ khách hàng</source>
        <translation>Customer files do not open yet</translation>
    </message>
    <message>
        <source>Còn hai bước trước khi mở hồ sơ khách hàng</source>
        <translation>Two more steps before customer files open</translation>
    </message>
    <message>
        <source>Còn một bước trước khi mở hồ sơ khách hàng</source>
        <translation>One more step before customer files open</translation>
    </message>
    <message>
        <source>Công ty giữ hồ sơ của khách hàng bằng lời hứa của từng người. Ai xem hồ sơ đều có thỏa thuận bảo mật còn hiệu lực và đã qua các bài học trong năm.</source>
        <translation>The company keeps its customers&apos; files by the promise of each person. Everybody who reads them has a confidentiality agreement in force and has passed the lessons within the year.</translation>
    </message>
    <message>
        <source>Bạn chưa có thỏa thuận còn hiệu lực. Đọc và ký ngay tại bàn này, mất vài phút.</source>
        <translation>You have no agreement in force. Read and sign it at this desk; it takes a few minutes.</translation>
    </message>
    <message>
        <source>Đọc và ký</source>
        <translation>Read and sign</translation>
    </message>
    <message>
        <source>Đang có hiệu lực.</source>
        <translation>In force.</translation>
    </message>
    <message>
        <source>Vào bài học</source>
        <translation>To the lessons</translation>
    </message>
    <message>
        <source>Đã học xong, còn hiệu lực.</source>
        <translation>Passed, in force.</translation>
    </message>
    <message>
        <source>Chờ bên kia ký: bạn đã ký và gửi {} lúc {}. Hồ sơ mở ngay khi người ấy ký ở mục Chờ ký thứ hai. Cần gấp thì nhắc người ấy, hoặc mời đến ký tại bàn này.</source>
        <translation>Waits for the other side: you signed and sent it to {} at {}. Files open as soon as they sign, under Second signatures. If it is urgent, remind them, or ask them to sign at this desk.</translation>
    </message>
    <message>
        <source>Xem thỏa thuận</source>
        <translation>See the agreement</translation>
    </message>
    <message>
        <source>{} không ký thỏa thuận bạn gửi: {}. Hãy sửa và ký lại.</source>
        <translation>{} did not sign the agreement you sent: {}. Mend it and sign again.</translation>
    </message>
    <message>
        <source>Còn bài học bạn chưa qua, hoặc đã quá một năm. Mỗi bài vài phút, có câu hỏi ngắn.</source>
        <translation>There are lessons you have not passed, or not within a year. Each takes a few minutes, with short questions.</translation>
    </message>
    <message>
        <source>Còn {} bài chưa qua, hoặc đã quá một năm. Mỗi bài vài phút, có câu hỏi ngắn.</source>
        <translation>Lessons not passed, or not within a year: {}. Each takes a few minutes, with short questions.</translation>
    </message>
</context>
<context>
    <name>GiveDialog</name>
    <message>
        <source>Cấp thẩm quyền</source>
        <translation>Grant a clearance</translation>
    </message>
    <message>
        <source>Gia hạn thẩm quyền</source>
        <translation>Extend a clearance</translation>
    </message>
    <message>
        <source>Người được cấp</source>
        <translation>Who is cleared</translation>
    </message>
    <message>
        <source>Chọn người</source>
        <translation>Choose a person</translation>
    </message>
    <message>
        <source>Dự án</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>Cán bộ an toàn không ở đây: tôi ký trước, họ ký sau trên máy của mình</source>
        <translation>No officer is here: I sign first, they sign later on their own machine</translation>
    </message>
    <message>
        <source>Thẩm quyền chỉ có hiệu lực khi đủ hai chữ ký; đề nghị chờ tối đa 30 ngày.</source>
        <translation>A clearance is in force only with both signatures; it waits 30 days at most.</translation>
    </message>
    <message>
        <source>Cán bộ an toàn hệ thống</source>
        <translation>System security officer</translation>
    </message>
    <message>
        <source>Cụm mật khẩu của bạn</source>
        <translation>Your passphrase</translation>
    </message>
    <message>
        <source>Cấp và ký</source>
        <translation>Grant and sign</translation>
    </message>
    <message>
        <source>Việc này được ghi vào nhật ký.</source>
        <translation>This is written to the journal.</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Hãy chọn người được cấp.</source>
        <translation>Choose who is cleared.</translation>
    </message>
    <message>
        <source>Cần cụm mật khẩu của bạn để ký.</source>
        <translation>Your passphrase is needed to sign.</translation>
    </message>
    <message>
        <source>Đã cấp thẩm quyền cho {}.</source>
        <translation>{} was cleared.</translation>
    </message>
    <message>
        <source>Đã ký. Thẩm quyền chờ chữ ký của cán bộ an toàn.</source>
        <translation>Signed. The clearance waits for an officer&apos;s signature.</translation>
    </message>
    <message>
        <source>Đang niêm khóa và ký…</source>
        <translation>Sealing keys and signing…</translation>
    </message>
    <message>
        <source>Ký trước</source>
        <translation>Sign first</translation>
    </message>
</context>
<context>
    <name>GrantDetail</name>
    <message>
        <source>Gia hạn…</source>
        <translation>Extend…</translation>
    </message>
    <message>
        <source>Rút…</source>
        <translation>Withdraw…</translation>
    </message>
</context>
<context>
    <name>HandOverDialog</name>
    <message>
        <source>Bàn giao cho người nhận</source>
        <translation>Hand over to the recipient</translation>
    </message>
    <message>
        <source>Chưa chọn nơi ghi tệp</source>
        <translation>No place chosen yet</translation>
    </message>
    <message>
        <source>Chọn nơi ghi…</source>
        <translation>Choose a place…</translation>
    </message>
    <message>
        <source>Mật khẩu của tệp chỉ hiện một lần ngay sau khi ghi và không được giữ ở đâu cả. Hãy chuẩn bị chỗ ghi lại.</source>
        <translation>The file&apos;s password is shown once, right after writing, and is kept nowhere. Have something ready to note it down.</translation>
    </message>
    <message>
        <source>Đang niêm và ghi tệp</source>
        <translation>Sealing and writing the file</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Ghi tệp và lấy mật khẩu</source>
        <translation>Write file, get password</translation>
    </message>
    <message>
        <source>Gói niêm (*.niem)</source>
        <translation>Sealed package (*.niem)</translation>
    </message>
    <message>
        <source>Ghi tệp cung cấp</source>
        <translation>Write the released file</translation>
    </message>
    <message>
        <source>Tệp PDF (*.pdf)</source>
        <translation>PDF files (*.pdf)</translation>
    </message>
    <message>
        <source>Kho sẽ ghi một tệp mã hóa AES-256 có số bản riêng. Đây là bản duy nhất của đề nghị này.</source>
        <translation>One file is written, encrypted with AES-256 and with a number of its own. It is the only copy of this request.</translation>
    </message>
    <message>
        <source>Xong</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Hãy ghi lại mật khẩu và đánh dấu vào ô trước đã.</source>
        <translation>First note the password down and tick the box.</translation>
    </message>
</context>
<context>
    <name>Handed</name>
    <message>
        <source>Đã ghi bản số {}.</source>
        <translation>Copy number {} was written.</translation>
    </message>
    <message>
        <source>Tệp</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Số tệp trong gói</source>
        <translation>Files in the package</translation>
    </message>
    <message>
        <source>Số trang</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Có, bằng chữ ký của bạn</source>
        <translation>Yes, with your signature</translation>
    </message>
    <message>
        <source>Không</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Ký số</source>
        <translation>Signed</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Mật khẩu của tệp: {}</source>
        <translation>Password of the file: {}</translation>
    </message>
    <message>
        <source>Sao chép</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Tự xóa khỏi bảng tạm sau {} giây</source>
        <translation>Leaves the clipboard after {} s</translation>
    </message>
    <message>
        <source>Gửi mật khẩu bằng một kênh khác với kênh gửi tệp: ví dụ gửi tệp qua email thì đọc mật khẩu qua điện thoại. Nếu mất mật khẩu, phải lập đề nghị mới.</source>
        <translation>Send the password another way than the file: if the file goes by email, read the password out over the phone. If it is lost, a new request is needed.</translation>
    </message>
    <message>
        <source>Mật khẩu mở tệp, chỉ hiện lần này</source>
        <translation>Password of the file, shown only now</translation>
    </message>
    <message>
        <source>Người nhận mở gói bằng Niêm, nút Mở gói niêm đã nhận ở trang đầu, hoặc lệnh python -m app open-package; không cần kho.</source>
        <translation>The recipient opens it with Niêm (Open a package you received, on the first page) or with the command python -m app open-package; no vault is needed.</translation>
    </message>
    <message>
        <source>Tôi đã ghi lại mật khẩu và sẽ gửi bằng kênh khác.</source>
        <translation>I have noted the password down and will send it another way.</translation>
    </message>
    <message>
        <source>Đã sao chép, xóa sau {} giây</source>
        <translation>Copied, cleared after {} s</translation>
    </message>
</context>
<context>
    <name>HealthDialog</name>
    <message>
        <source>Kiểm tra toàn vẹn của nhật ký</source>
        <translation>Check of the journal</translation>
    </message>
    <message>
        <source>Đừng xóa gì; hãy giữ nguyên máy này và đối chiếu giấy mốc gần nhất.</source>
        <translation>Delete nothing; leave this machine as it is and compare the newest checkpoint&apos;s paper.</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Những chỗ không khớp</source>
        <translation>Where it does not fit</translation>
    </message>
    <message>
        <source>{person}, mục số {seq}</source>
        <translation>{person}, entry {seq}</translation>
    </message>
    <message>
        <source>Điều gì làm chứng cho nhật ký</source>
        <translation>What vouches for the journal</translation>
    </message>
    <message>
        <source>Mốc trên giấy</source>
        <translation>Checkpoint on paper</translation>
    </message>
    <message>
        <source>thêm {} mục</source>
        <translation>more: {}</translation>
    </message>
    <message>
        <source>Máy này đã thấy</source>
        <translation>Seen by this machine</translation>
    </message>
    <message>
        <source>Người khác làm chứng</source>
        <translation>Witnessed by others</translation>
    </message>
    <message>
        <source>Chưa có gì làm chứng</source>
        <translation>Vouched for by nothing</translation>
    </message>
    <message>
        <source>Đồng hồ chạy lùi</source>
        <translation>Clock ran backwards</translation>
    </message>
    <message>
        <source>chưa có mốc nào</source>
        <translation>no checkpoint yet</translation>
    </message>
    <message>
        <source>{entries} mục, mốc số {number} lúc {when}</source>
        <translation>entries: {entries}, checkpoint {number} at {when}</translation>
    </message>
    <message>
        <source>không còn mục nào</source>
        <translation>no entries</translation>
    </message>
    <message>
        <source>và {} chuỗi khác</source>
        <translation>other chains: {}</translation>
    </message>
    <message>
        <source>{count} mục cuối: {people}</source>
        <translation>the last entries ({count}): {people}</translation>
    </message>
</context>
<context>
    <name>HealthPanel</name>
    <message>
        <source>Đang kiểm tra toàn vẹn của nhật ký…</source>
        <translation>Checking the whole journal…</translation>
    </message>
    <message>
        <source>Nhật ký toàn vẹn: {entries} mục, {chains} chuỗi. Kiểm tra lúc {when}.</source>
        <translation>The journal is whole. Entries: {entries}, chains: {chains}. Checked at {when}.</translation>
    </message>
    <message>
        <source>Chi tiết</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>NHẬT KÝ KHÔNG TOÀN VẸN: đã xem {entries} mục, {chains} chuỗi lúc {when}. Đừng xóa gì; hãy giữ nguyên máy này.</source>
        <translation>THE JOURNAL IS NOT WHOLE. Entries looked at: {entries}, chains: {chains}, at {when}. Delete nothing and leave this machine as it is.</translation>
    </message>
</context>
<context>
    <name>HistoryTab</name>
    <message>
        <source>Đang đọc lịch sử…</source>
        <translation>Reading the history…</translation>
    </message>
    <message>
        <source>Lịch sử hồ sơ</source>
        <translation>History of the file</translation>
    </message>
    <message>
        <source>Xem từng thay đổi</source>
        <translation>Show every change</translation>
    </message>
    <message>
        <source>{} nhập hồ sơ</source>
        <translation>{} entered the file</translation>
    </message>
    <message>
        <source>Đổi: {}</source>
        <translation>Changed: {}</translation>
    </message>
    <message>
        <source>Lưu lại, không đổi gì</source>
        <translation>Saved again without changes</translation>
    </message>
    <message>
        <source>{} sửa</source>
        <translation>{} edited</translation>
    </message>
</context>
<context>
    <name>Holds</name>
    <message>
        <source>Hồ sơ</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Lý do</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Đặt lúc</source>
        <translation>Placed</translation>
    </message>
    <message>
        <source>Trạng thái</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Đang lưu giữ</source>
        <translation>Held</translation>
    </message>
    <message>
        <source>Đã bỏ {}</source>
        <translation>Lifted {}</translation>
    </message>
    <message>
        <source>Lưu giữ pháp lý</source>
        <translation>Legal holds</translation>
    </message>
    <message>
        <source>Không có hồ sơ nào đang lưu giữ</source>
        <translation>No file is held</translation>
    </message>
    <message>
        <source>Khi có kiện tụng, thanh tra hay yêu cầu giữ chứng cứ, quản lý mở hồ sơ rồi chọn lưu giữ pháp lý.</source>
        <translation>When there is a lawsuit, an inspection or an order to keep evidence, a manager opens the file and chooses a legal hold.</translation>
    </message>
    <message>
        <source>Chưa mở được danh sách</source>
        <translation>The list could not be opened</translation>
    </message>
    <message>
        <source>Thử lại</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Bỏ lưu giữ…</source>
        <translation>Lift the hold…</translation>
    </message>
    <message>
        <source>Hãy chọn một hồ sơ đang lưu giữ.</source>
        <translation>Choose a file that is held.</translation>
    </message>
</context>
<context>
    <name>HouseDialog</name>
    <message>
        <source>Kho cũ đã niêm</source>
        <translation>A sealed former vault</translation>
    </message>
    <message>
        <source>Đang mở và chứng minh…</source>
        <translation>Opening and proving…</translation>
    </message>
    <message>
        <source>Sổ sách của kho cũ</source>
        <translation>Registers of the former vault</translation>
    </message>
    <message>
        <source>Chỉ đọc. Không gì ở đây có hiệu lực trong kho hiện nay.</source>
        <translation>Read only. Nothing here counts in the present vault.</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Yêu cầu cung cấp</source>
        <translation>Releases</translation>
    </message>
    <message>
        <source>Lệnh tiêu hủy</source>
        <translation>Destruction orders</translation>
    </message>
    <message>
        <source>Đọc nhật ký</source>
        <translation>Read its journal</translation>
    </message>
    <message>
        <source>{}. Sáu từ: {}. {} tuyên bố có chữ ký.</source>
        <translation>{}. Six words: {}. Signed statements: {}.</translation>
    </message>
    <message>
        <source>Chuỗi đúng, dừng đúng chỗ kho này ghi lúc bắt đầu.</source>
        <translation>The chain holds, and ends where this vault noted at its beginning.</translation>
    </message>
    <message>
        <source>Người</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Thẩm quyền</source>
        <translation>Clearance</translation>
    </message>
    <message>
        <source>Tuyên bố</source>
        <translation>Statements</translation>
    </message>
    <message>
        <source>Chứng nhận, biên bản</source>
        <translation>Certificates, records</translation>
    </message>
    <message>
        <source>Không có gì</source>
        <translation>Nothing</translation>
    </message>
    <message>
        <source>Kho cũ không có mục nào ở đây.</source>
        <translation>The former vault has nothing here.</translation>
    </message>
    <message>
        <source>Họ và tên</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>Nhiệm vụ</source>
        <translation>Duties</translation>
    </message>
    <message>
        <source>Thời gian</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>nghỉ {}</source>
        <translation>left {}</translation>
    </message>
    <message>
        <source>đến lúc sao lưu</source>
        <translation>until the backup</translation>
    </message>
    <message>
        <source>từ {}</source>
        <translation>from {}</translation>
    </message>
    <message>
        <source>Dự án và cấp mật</source>
        <translation>Project, level</translation>
    </message>
    <message>
        <source>Cấp ngày</source>
        <translation>Given on</translation>
    </message>
    <message>
        <source>Người ký</source>
        <translation>Signatory</translation>
    </message>
    <message>
        <source>đến {}</source>
        <translation>up to {}</translation>
    </message>
    <message>
        <source>không hạn</source>
        <translation>no last day</translation>
    </message>
    <message>
        <source>Số</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Lúc</source>
        <translation>Time</translation>
    </message>
</context>
<context>
    <name>HurtDialog</name>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Đang đọc từng hồ sơ</source>
        <translation>Reading record by record</translation>
    </message>
    <message>
        <source>{} hồ sơ đã đọc</source>
        <translation>records read: {}</translation>
    </message>
    <message>
        <source>Có phần tệp không nói được nó giữ hồ sơ nào, nên danh sách này có thể còn thiếu.</source>
        <translation>Part of the file no longer says which records it holds, so this list may not be complete.</translation>
    </message>
    <message>
        <source>… và {} mục nữa.</source>
        <translation>… and {} more.</translation>
    </message>
    <message>
        <source>Tệp của ngăn này không mở được nữa, nên không đọc được hồ sơ nào trong đó.</source>
        <translation>This compartment&apos;s file does not open any more, so none of its records can be read.</translation>
    </message>
    <message>
        <source>{} hồ sơ đều đọc được, nhưng {} lần ghi trong sổ cái không khớp với những gì đã ký.</source>
        <translation>Every record reads ({}), but some changes in the ledger do not fit what was signed ({}).</translation>
    </message>
    <message>
        <source>{} hồ sơ đều đọc được và khớp chữ ký. Chỗ hỏng nằm ở phần dựng lại được.</source>
        <translation>Every record reads and fits its signature ({}). The damage is in what can be built anew.</translation>
    </message>
    <message>
        <source>{} hồ sơ còn đọc được và khớp chữ ký; {} mục bị hỏng:</source>
        <translation>Records that still read and fit their signatures: {}. Hurt: {}.</translation>
    </message>
    <message>
        <source>Không còn tên ({})</source>
        <translation>No name left ({})</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Nhập danh sách khách hàng</source>
        <translation>Import a customer list</translation>
    </message>
    <message>
        <source>Tệp chỉ được đọc, không bị sửa. Danh sách được nhập trọn vẹn hoặc không nhập dòng nào.</source>
        <translation>The file is only read, never changed. Either the whole list is imported or none of it.</translation>
    </message>
    <message>
        <source>Đang đọc và kiểm tra danh sách</source>
        <translation>Reading and checking the list</translation>
    </message>
    <message>
        <source>Hủy</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Đọc lại tệp</source>
        <translation>Read file again</translation>
    </message>
    <message>
        <source>Nhập danh sách</source>
        <translation>Import list</translation>
    </message>
    <message>
        <source>Đang nhập vào kho</source>
        <translation>Importing into the vault</translation>
    </message>
    <message>
        <source>Các bước nhập danh sách</source>
        <translation>Steps of the import</translation>
    </message>
    <message>
        <source>Các lần nhập</source>
        <translation>Earlier imports</translation>
    </message>
    <message>
        <source>Hoàn tác lần nhập này</source>
        <translation>Take this import back</translation>
    </message>
    <message>
        <source>Hãy chọn cột nào là tên khách hàng.</source>
        <translation>Choose which column holds the customers&apos; names.</translation>
    </message>
    <message>
        <source>Danh sách có vẻ được gõ bằng phông cũ. Hãy xem chữ đã đọc ra đúng chưa.</source>
        <translation>The list seems to be typed in an old font. Look whether its letters come out right.</translation>
    </message>
    <message>
        <source>Sửa các ô đỏ ngay tại đây hoặc trong tệp rồi đọc lại, hay không nhập những dòng đó.</source>
        <translation>Mend the red cells here, or in the file and read it again, or leave those rows out.</translation>
    </message>
    <message>
        <source>Xong</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Đang lấy lại những gì đã nhập</source>
        <translation>Taking back what was imported</translation>
    </message>
    <message>
        <source>Đã hoàn tác: {}.</source>
        <translation>Taken back: {}.</translation>
    </message>
    <message>
        <source>Đã dừng. Chưa có gì được nhập.</source>
        <translation>Stopped. Nothing was imported.</translation>
    </message>
    <message>
        <source>Đã dừng đọc. Chưa có gì được nhập.</source>
        <translation>Reading was stopped. Nothing was imported.</translation>
    </message>
    <message>
        <source>Hãy chọn tệp trước.</source>
        <translation>Choose a file first.</translation>
    </message>
</context>
<context>
    <name>ImportsDialog</name>
    <message>
        <source>Các lần nhập danh sách</source>
        <translation>Imports of lists</translation>
    </message>
    <message>
        <source>Người đã nhập hoặc quản lý có thể hoàn tác một lần nhập, kể cả sau nhiều ngày.</source>
        <translation>Who imported a list, or a manager, can take it back, even after many days.</translation>
    </message>
    <message>
        <source>Các lần nhập</source>
        <translation>Imports</translation>
    </message>
    <message>
        <source>Chưa có lần nhập nào</source>
        <translation>No imports yet</translation>
    </message>
    <message>
        <source>Ở cấp mật đang mở chưa có danh sách nào được nhập.</source>
        <translation>No list was imported at the levels that are open.</translation>
    </message>
    <message>
        <source>Đang lấy lại những gì đã nhập</source>
        <translation>Taking back what was imported</translation>
    </message>
    <message>
        <source>Hoàn tác lần nhập…</source>
        <translation>Take the import back…</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Lúc</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Người nhập</source>
        <translation>Imported by</translation>
    </message>
    <message>
        <source>Số hồ sơ</source>
        <translation>Files</translation>
    </message>
    <message>
        <source>Theo cấp mật</source>
        <translation>By level</translation>
    </message>
    <message>
        <source>Hoàn tác</source>
        <translation>Taken back</translation>
    </message>
    <message>
        <source>Hãy chọn một lần nhập.</source>
        <translation>Choose an import.</translation>
    </message>
    <message>
        <source>Lần nhập này đã được hoàn tác.</source>
        <translation>This import was taken back already.</translation>
    </message>
    <message>
        <source>Chỉ người đã nhập hoặc quản lý mới được hoàn tác.</source>
        <translation>Only who imported it, or a manager, may take it back.</translation>
    </message>
    <message>
        <source>Đang làm, xin chờ.</source>
        <translation>At work, please wait.</translation>
    </message>
    <message>
        <source>Hoàn tác lần nhập lúc {}?</source>
        <translation>Take the import of {} back?</translation>
    </message>
    <message>
        <source>Nếu hoàn tác: {}.</source>
        <translation>If you take it back: {}.</translation>
    </message>
    <message>
        <source>Hoàn tác ngay</source>
        <translation>Take it back</translation>
    </message>
    <message>
        <source>Đã hoàn tác: {}.</source>
        <translation>Taken back: {}.</translation>
    </message>
    <message>
        <source>Đã dừng. Phần chưa kịp hoàn tác vẫn ở trong kho.</source>
        <translation>Stopped. What was not taken back yet is still in the vault.</translation>
    </message>
</context>
<context>
    <name>InfoTab</name>
    <message>
        <source>Lý do cấp mật</source>
        <translation>Reason for the level</translation>
    </message>
    <message>
        <source>Xem lại cấp mật</source>
        <translation>Next review</translation>
    </message>
    <message>
        <source>Nhập lúc {} bởi {}.</source>
        <translation>Entered {} by {}.</translation>
    </message>
    <message>
        <source>Sửa lần cuối lúc {} bởi {}.</source>
        <translation>Last edited {} by {}.</translation>
    </message>
    <message>
        <source>Mã hồ sơ trong nhật ký: {}.</source>
        <translation>Code of this file in the journal: {}.</translation>
    </message>
</context>
<context>
    <name>InvitationFile</name>
    <message>
        <source>Ghi tệp lời mời</source>
        <translation>Save the invitation</translation>
    </message>
    <message>
        <source>Tệp lời mời (*.niem-invite)</source>
        <translation>Invitations (*.niem-invite)</translation>
    </message>
</context>
<context>
    <name>InvitationMenu</name>
    <message>
        <source>Mời và nhận…</source>
        <translation>Invite and take in…</translation>
    </message>
    <message>
        <source>Mời người mới…</source>
        <translation>Invite a new person…</translation>
    </message>
    <message>
        <source>Nhận người đã trả lời…</source>
        <translation>Take in who has answered…</translation>
    </message>
</context>
<context>
    <name>InvitationStep</name>
    <message>
        <source>Tệp lời mời</source>
        <translation>Invitation</translation>
    </message>
    <message>
        <source>Người quản lý gửi cho bạn một tệp có đuôi {}. Tệp không chứa bí mật nào.</source>
        <translation>The manager sends you a file that ends in {}. It holds no secret.</translation>
    </message>
    <message>
        <source>Tài khoản máy này đã trả lời lời mời này rồi. Hãy quay ra và mở khóa lần đầu bằng khóa đang chờ.</source>
        <translation>This computer account has answered this invitation already. Go back and unlock for the first time with the keys that wait.</translation>
    </message>
    <message>
        <source>Hãy chọn tệp lời mời.</source>
        <translation>Choose the invitation.</translation>
    </message>
    <message>
        <source>Công ty</source>
        <translation>Company</translation>
    </message>
    <message>
        <source>Họ và tên</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>Chức danh</source>
        <translation>Job title</translation>
    </message>
    <message>
        <source>Nhiệm vụ</source>
        <translation>Duties</translation>
    </message>
    <message>
        <source>Trả lời trước</source>
        <translation>Answer by</translation>
    </message>
    <message>
        <source>Dành cho</source>
        <translation>Meant for</translation>
    </message>
    <message>
        <source>máy hoặc tài khoản mới của bạn</source>
        <translation>a new machine or account of yours</translation>
    </message>
</context>
<context>
    <name>InviteDialog</name>
    <message>
        <source>Mời người mới</source>
        <translation>Invite a new person</translation>
    </message>
    <message>
        <source>Họ và tên</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>Chức danh</source>
        <translation>Job title</translation>
    </message>
    <message>
        <source>Như ghi trên văn bản.</source>
        <translation>As written on documents.</translation>
    </message>
    <message>
        <source>Người mới tự tạo khóa trong tài khoản máy của mình; không bí mật nào đi qua tệp lời mời. Dự án và cấp mật được chọn khi nhận vào.</source>
        <translation>The new person makes their keys in their own computer account; no secret travels in the invitation. Project and level are chosen when they are taken in.</translation>
    </message>
    <message>
        <source>Ký và ghi lời mời…</source>
        <translation>Sign and save the invitation…</translation>
    </message>
    <message>
        <source>Đang ký…</source>
        <translation>Signing…</translation>
    </message>
    <message>
        <source>Hãy điền họ và tên.</source>
        <translation>Fill in the full name.</translation>
    </message>
    <message>
        <source>Hãy chọn ít nhất một nhiệm vụ.</source>
        <translation>Choose at least one duty.</translation>
    </message>
</context>
<context>
    <name>InvitedPanel</name>
    <message>
        <source>Sáu từ của lời mời</source>
        <translation>The invitation&apos;s six words</translation>
    </message>
    <message>
        <source>Người được mời gọi cho bạn và đọc sáu từ trên máy của họ; bạn so với sáu từ này.</source>
        <translation>The invited person calls you and reads the six words on their machine; you compare them with these.</translation>
    </message>
    <message>
        <source>Người được mời</source>
        <translation>Invited person</translation>
    </message>
    <message>
        <source>Tệp lời mời</source>
        <translation>Invitation</translation>
    </message>
    <message>
        <source>Hết hạn</source>
        <translation>Expired</translation>
    </message>
    <message>
        <source>Gửi tệp cho người được mời. Họ mở Niêm trong tài khoản máy của mình, chọn Tôi được mời, so sáu từ, đặt cụm mật khẩu và gửi lại tệp trả lời. Khi có tệp đó, chọn Nhận người đã trả lời.</source>
        <translation>Send the file to the invited person. They open Niêm in their own computer account, choose I was invited, compare the six words, set a passphrase and send an answer back. Once you have it, choose Take in who has answered.</translation>
    </message>
</context>
<context>
    <name>ItemCard</name>
    <message>
        <source>Từ ngày {}</source>
        <translation>Since {}</translation>
    </message>
    <message>
        <source>Tài liệu của “{}”: {}</source>
        <translation>Documents of “{}”: {}</translation>
    </message>
    <message>
        <source>Tài liệu gắn với mục này</source>
        <translation>Documents bound to this item</translation>
    </message>
    <message>
        <source>Chuyển</source>
        <translation>Move</translation>
    </message>
    <message>
        <source>Chuyển “{}” sang giai đoạn khác</source>
        <translation>Move “{}” to another stage</translation>
    </message>
    <message>
        <source>Sửa</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Sửa {}</source>
        <translation>Edit {}</translation>
    </message>
    <message>
        <source>Việc khác với “{}”</source>
        <translation>More for “{}”</translation>
    </message>
    <message>
        <source>Lịch sử</source>
        <translation>History</translation>
    </message>
    <message>
        <source>Tài liệu của mục này</source>
        <translation>Documents of this item</translation>
    </message>
    <message>
        <source>Đổi cấp mật…</source>
        <translation>Change level…</translation>
    </message>
    <message>
        <source>Bỏ mục này…</source>
        <translation>Remove this item…</translation>
    </message>
</context>
<context>
    <name>ItemDialog</name>
    <message>
        <source>Thêm {}</source>
        <translation>Add {}</translation>
    </message>
    <message>
        <source>Sửa {}</source>
        <translation>Edit {}</translation>
    </message>
    <message>
        <source>Lưu {}</source>
        <translation>Save {}</translation>
    </message>
    <message>
        <source>Cấp mật cố định khi sửa: đổi cấp là chuyển mục này sang ngăn khác.</source>
        <translation>The level is fixed while editing: another level means moving this item to another compartment.</translation>
    </message>
    <message>
        <source>Ví dụ: quan tâm gói bảo trì năm 2027</source>
        <translation>For example: interested in the 2027 maintenance plan</translation>
    </message>
    <message>
        <source>Ví dụ: báo giá lần 2 cho hợp đồng khung</source>
        <translation>For example: second offer for the framework contract</translation>
    </message>
    <message>
        <source>Ví dụ: chiết khấu 18 % cho đơn từ 500 triệu</source>
        <translation>For example: 18 % off for orders of 500 million or more</translation>
    </message>
    <message>
        <source>Bằng đồng; để trống nếu không có.</source>
        <translation>In đồng; leave empty if there is none.</translation>
    </message>
</context>
<context>
    <name>ItemLevelDialog</name>
    <message>
        <source>Đổi cấp mật của một mục</source>
        <translation>Change the level of an item</translation>
    </message>
    <message>
        <source>Cấp mật mới</source>
        <translation>New level</translation>
    </message>
    <message>
        <source>Hạ luôn tài liệu gắn với mục này</source>
        <translation>Lower its documents as well</translation>
    </message>
    <message>
        <source>Không đánh dấu thì tài liệu ở lại cấp cũ.</source>
        <translation>Unless ticked, documents stay at the old level.</translation>
    </message>
    <message>
        <source>Lý do</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Đang chuyển mục sang ngăn khác</source>
        <translation>Moving the item to another compartment</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Đổi cấp mật</source>
        <translation>Change level</translation>
    </message>
    <message>
        <source>Hạ cấp cần hai người: một quản lý khác xem lý do của bạn rồi quyết định. Chỉ mục như hiện nay xuống cấp; các bản sửa cũ ở lại cấp {}. Lý do này ở lại cấp {}.</source>
        <translation>Lowering takes two people: another manager reads your reason and decides. Only the item as it is now goes down; earlier revisions stay at level {}. So does this reason, at level {}.</translation>
    </message>
    <message>
        <source>Gửi đề nghị hạ cấp</source>
        <translation>Ask to lower it</translation>
    </message>
    <message>
        <source>Mục này cùng tài liệu và các bản sửa cũ của nó chuyển lên ngay; ở cấp {} không còn ai thấy. Khách hàng ở lại chỗ cũ. Muốn hạ xuống lại phải có hai người.</source>
        <translation>The item goes up at once with its documents and earlier revisions; at level {} nobody sees it any more. The customer stays where they are. Lowering it again takes two people.</translation>
    </message>
    <message>
        <source>Nâng lên {}</source>
        <translation>Raise to {}</translation>
    </message>
    <message>
        <source>Không ai ghi được vào cấp mình không mở. Đề nghị của bạn chờ ở cấp {} cho người mở được.</source>
        <translation>Nobody can write to a level they do not open. Your proposal waits at level {} for somebody who does.</translation>
    </message>
    <message>
        <source>Gửi đề nghị nâng cấp</source>
        <translation>Propose to raise it</translation>
    </message>
    <message>
        <source>Đã dừng. Mục vẫn ở cấp cũ.</source>
        <translation>Stopped. The item is still at its old level.</translation>
    </message>
</context>
<context>
    <name>ItemList</name>
    <message>
        <source>Tìm {}: tiêu đề, nội dung, số, nguồn (Ctrl+F)</source>
        <translation>Search {}: title, text, number, source (Ctrl+F)</translation>
    </message>
    <message>
        <source>Lọc theo hạn</source>
        <translation>Filter by due day</translation>
    </message>
    <message>
        <source>Sắp xếp</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>Lọc theo tình trạng</source>
        <translation>Filter by stage</translation>
    </message>
    <message>
        <source>Danh sách {}</source>
        <translation>List: {}</translation>
    </message>
    <message>
        <source>Bỏ điều kiện lọc</source>
        <translation>Drop the filters</translation>
    </message>
    <message>
        <source>Chưa có {} nào</source>
        <translation>No {} yet</translation>
    </message>
    <message>
        <source>Mở hồ sơ của một khách hàng rồi thêm ở đó: mục nào cũng thuộc về một khách hàng.</source>
        <translation>Open a customer&apos;s file and add one there: each belongs to a customer.</translation>
    </message>
    <message>
        <source>Mở trang Khách hàng</source>
        <translation>Open the page of customers</translation>
    </message>
    <message>
        <source>Chưa đọc được danh sách</source>
        <translation>The list could not be read</translation>
    </message>
    <message>
        <source>Thử lại</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Mọi hạn</source>
        <translation>Any due day</translation>
    </message>
    <message>
        <source>Quá hạn</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>Đến hết hôm nay</source>
        <translation>Due until today</translation>
    </message>
    <message>
        <source>Trong 7 ngày tới</source>
        <translation>Due within 7 days</translation>
    </message>
    <message>
        <source>Đến hạn trước</source>
        <translation>Due first</translation>
    </message>
    <message>
        <source>Mới nhất trước</source>
        <translation>Newest first</translation>
    </message>
    <message>
        <source>Số tiền lớn trước</source>
        <translation>Greatest amount first</translation>
    </message>
    <message>
        <source>Theo tiêu đề</source>
        <translation>By title</translation>
    </message>
    <message>
        <source>Tất cả</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Đã bỏ</source>
        <translation>Removed</translation>
    </message>
    <message>
        <source>Không có mục nào khớp điều kiện lọc</source>
        <translation>Nothing fits the filters</translation>
    </message>
</context>
<context>
    <name>ItemsBoard</name>
    <message>
        <source>Trong kỳ</source>
        <translation>In the period</translation>
    </message>
    <message>
        <source>Tổng giá trị</source>
        <translation>Total value</translation>
    </message>
    <message>
        <source>Chưa kết thúc</source>
        <translation>Not ended yet</translation>
    </message>
    <message>
        <source>Quá hẹn xử lý</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>Theo tình trạng</source>
        <translation>By stage</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Giá trị</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>Số lượng theo tháng</source>
        <translation>Number by month</translation>
    </message>
    <message>
        <source>Số lượng theo người phụ trách</source>
        <translation>Number by person in charge</translation>
    </message>
    <message>
        <source>Người phụ trách</source>
        <translation>In charge</translation>
    </message>
    <message>
        <source>Theo cấp mật</source>
        <translation>By level</translation>
    </message>
    <message>
        <source>Cấp mật</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>Số lượng</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Tháng</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>Giá trị theo tháng</source>
        <translation>Value by month</translation>
    </message>
    <message>
        <source>Giá trị theo người phụ trách</source>
        <translation>Value by person in charge</translation>
    </message>
    <message>
        <source>hãy xem lại</source>
        <translation>look into them</translation>
    </message>
    <message>
        <source>không có việc nào</source>
        <translation>nothing is overdue</translation>
    </message>
</context>
<context>
    <name>ItemsPage</name>
    <message>
        <source>Tiềm năng, nghiệp vụ, chính sách</source>
        <translation>Prospects, dealings, policies</translation>
    </message>
    <message>
        <source>Dự án</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>Trường riêng…</source>
        <translation>Own fields…</translation>
    </message>
</context>
<context>
    <name>ItemsPanel</name>
    <message>
        <source>Loại thông tin</source>
        <translation>Kind of information</translation>
    </message>
    <message>
        <source>Chuyển</source>
        <translation>Move</translation>
    </message>
    <message>
        <source>Đưa lại</source>
        <translation>Bring back</translation>
    </message>
    <message>
        <source>Việc khác với dòng đang chọn</source>
        <translation>More for the chosen row</translation>
    </message>
    <message>
        <source>Mở hồ sơ</source>
        <translation>Open file</translation>
    </message>
    <message>
        <source>Việc đến hạn</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>{} mục đã bỏ</source>
        <translation>Removed items: {}</translation>
    </message>
    <message>
        <source>{} mục bạn được xem</source>
        <translation>Items you may see: {}</translation>
    </message>
    <message>
        <source>cộng {}</source>
        <translation>{} in all</translation>
    </message>
    <message>
        <source>Hãy chọn một dòng trong danh sách.</source>
        <translation>Choose a row in the list.</translation>
    </message>
    <message>
        <source>Hồ sơ của khách hàng này không mở được ở đây.</source>
        <translation>This customer&apos;s file cannot be opened here.</translation>
    </message>
    <message>
        <source>Chuyển sang</source>
        <translation>Move to</translation>
    </message>
    <message>
        <source>Đổi cấp mật…</source>
        <translation>Change level…</translation>
    </message>
    <message>
        <source>Bỏ mục này…</source>
        <translation>Remove this item…</translation>
    </message>
</context>
<context>
    <name>ItemsTab</name>
    <message>
        <source>Thêm {}</source>
        <translation>Add {}</translation>
    </message>
    <message>
        <source>Hồ sơ này chưa có {} nào.</source>
        <translation>This file has no {} yet.</translation>
    </message>
</context>
<context>
    <name>JoiningWizard</name>
    <message>
        <source>Lời mời</source>
        <translation>Invitation</translation>
    </message>
    <message>
        <source>So sáu từ</source>
        <translation>Six words</translation>
    </message>
    <message>
        <source>Cụm mật khẩu</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Trả lời</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>Tạo khóa và ghi tệp trả lời</source>
        <translation>Make my keys and save the answer</translation>
    </message>
    <message>
        <source>Đang tạo khóa của bạn…</source>
        <translation>Making your keys…</translation>
    </message>
    <message>
        <source>Tôi được mời</source>
        <translation>I was invited</translation>
    </message>
    <message>
        <source>Đang tạo…</source>
        <translation>Creating…</translation>
    </message>
</context>
<context>
    <name>JournalBanner</name>
    <message>
        <source>Mở mục Nhật ký</source>
        <translation>Open the journal</translation>
    </message>
    <message>
        <source>Đã đến hạn ký mốc nhật ký của tháng.</source>
        <translation>This month&apos;s checkpoint of the journal is due.</translation>
    </message>
    <message>
        <source>Nhật ký không khớp với lần mở trước. Đừng xóa gì; hãy kiểm tra toàn vẹn.</source>
        <translation>The journal does not fit what was seen before. Delete nothing; check the whole journal.</translation>
    </message>
    <message>
        <source>Nhật ký không khớp với lần mở trước. Hãy báo cán bộ an toàn hệ thống.</source>
        <translation>The journal does not fit what was seen before. Tell the security officer.</translation>
    </message>
</context>
<context>
    <name>JournalReportDialog</name>
    <message>
        <source>Báo cáo từ nhật ký</source>
        <translation>Report from the journal</translation>
    </message>
    <message>
        <source>Báo cáo</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>Một người đã đọc những gì</source>
        <translation>What one person read</translation>
    </message>
    <message>
        <source>Ai đã đọc một hồ sơ</source>
        <translation>Who read one customer&apos;s file</translation>
    </message>
    <message>
        <source>Người</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Mã hồ sơ</source>
        <translation>File code</translation>
    </message>
    <message>
        <source>12 ký tự, in trên thẻ hồ sơ khách hàng và trong nhật ký.</source>
        <translation>12 characters, shown on the customer&apos;s card and in the journal.</translation>
    </message>
    <message>
        <source>Từ ngày</source>
        <translation>From</translation>
    </message>
    <message>
        <source>Đến ngày</source>
        <translation>To</translation>
    </message>
    <message>
        <source>Cụm mật khẩu của bạn</source>
        <translation>Your passphrase</translation>
    </message>
    <message>
        <source>Chương trình lập hai tệp: một PDF có chữ ký của bạn, và một gói để người kiểm tra bên ngoài tự kiểm chứng từng mục mà không cần mở kho. Cả hai không chứa dữ liệu khách hàng, chỉ có mã hồ sơ.</source>
        <translation>Two files are made: a PDF with your signature, and a package in which an auditor outside can check every entry without opening the vault. Neither holds customer data, only file codes.</translation>
    </message>
    <message>
        <source>Đang lập báo cáo…</source>
        <translation>Making the report…</translation>
    </message>
    <message>
        <source>Việc này được ghi vào nhật ký.</source>
        <translation>This is written to the journal.</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Lập và ký</source>
        <translation>Make and sign</translation>
    </message>
    <message>
        <source>Hãy gõ cụm mật khẩu để ký.</source>
        <translation>Type your passphrase to sign.</translation>
    </message>
    <message>
        <source>Lưu báo cáo</source>
        <translation>Save the report</translation>
    </message>
    <message>
        <source>Tệp PDF (*.pdf)</source>
        <translation>PDF files (*.pdf)</translation>
    </message>
    <message>
        <source>Lưu gói kiểm chứng</source>
        <translation>Save the auditor&apos;s package</translation>
    </message>
    <message>
        <source>Gói kiểm chứng (*{})</source>
        <translation>Auditor&apos;s package (*{})</translation>
    </message>
    <message>
        <source>Đã lập báo cáo {}.</source>
        <translation>Report {} has been made.</translation>
    </message>
    <message>
        <source>Báo cáo {} đã lập nhưng chưa lưu đủ hai tệp.</source>
        <translation>Report {} was made, but not both files were saved.</translation>
    </message>
</context>
<context>
    <name>KeepDialog</name>
    <message>
        <source>Nơi giữ đĩa</source>
        <translation>Where the disc is kept</translation>
    </message>
    <message>
        <source>Người giữ</source>
        <translation>Holder</translation>
    </message>
    <message>
        <source>Nơi giữ</source>
        <translation>Where it is kept</translation>
    </message>
    <message>
        <source>ví dụ: két sắt tầng 2</source>
        <translation>for example: safe on floor 2</translation>
    </message>
    <message>
        <source>Hai đĩa ở hai nơi khác nhau: cháy hay mất trộm một nơi thì còn nơi kia.</source>
        <translation>Two discs in two places: if one burns or is robbed, the other is there.</translation>
    </message>
    <message>
        <source>Hãng đĩa</source>
        <translation>Brand</translation>
    </message>
    <message>
        <source>In trên mặt đĩa. Đĩa thứ hai nên khác hãng.</source>
        <translation>Printed on the disc. The second disc should be of another brand.</translation>
    </message>
    <message>
        <source>Hạn trả</source>
        <translation>Due back</translation>
    </message>
    <message>
        <source>Bỏ trống nếu đĩa ở yên một chỗ.</source>
        <translation>Empty if the disc stays where it is.</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Đã nhận lại</source>
        <translation>Taken back</translation>
    </message>
    <message>
        <source>Ghi sổ</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>Hãy điền ô này.</source>
        <translation>Fill in this field.</translation>
    </message>
    <message>
        <source>Đã ghi nơi giữ đĩa.</source>
        <translation>The place is on record.</translation>
    </message>
</context>
<context>
    <name>KeepReportDialog</name>
    <message>
        <source>Lưu báo cáo</source>
        <translation>Save the report</translation>
    </message>
    <message>
        <source>Giữ lại các con số như lúc này. Báo cáo ở trong kho, không in và không xuất ra được.</source>
        <translation>Keeps the figures as they are now. The report stays in the vault; it can be neither printed nor exported.</translation>
    </message>
    <message>
        <source>Tên báo cáo</source>
        <translation>Title of the report</translation>
    </message>
    <message>
        <source>Đừng ghi tên khách hàng ở đây.</source>
        <translation>Do not write a customer&apos;s name here.</translation>
    </message>
    <message>
        <source>Thống kê ngày {}</source>
        <translation>Statistics of {}</translation>
    </message>
    <message>
        <source>Cấp mật</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>Thời gian</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>Báo cáo nhớ nó đã đếm những khách hàng nào: khi một người trong đó bị tiêu hủy, cả báo cáo bị hủy theo. Trên {} khách hàng thì báo cáo không nhớ ai cả, và nhóm có dưới năm khách hàng được gộp lại.</source>
        <translation>The report remembers which customers it counts: when one of them is destroyed, the whole report goes as well. Over {} customers it remembers nobody, and groups of fewer than five are counted together.</translation>
    </message>
    <message>
        <source>Hủy</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Hãy điền ô này.</source>
        <translation>Fill in this field.</translation>
    </message>
</context>
<context>
    <name>Keeping</name>
    <message>
        <source>Lưu giữ</source>
        <translation>Holds</translation>
    </message>
    <message>
        <source>Hết hạn lưu trữ</source>
        <translation>Past keeping</translation>
    </message>
</context>
<context>
    <name>KitCard</name>
    <message>
        <source>Bộ khôi phục</source>
        <translation>Recovery kit</translation>
    </message>
    <message>
        <source>Đưa vào…</source>
        <translation>Bring in…</translation>
    </message>
    <message>
        <source>Khóa dự phòng sắp hết: mỗi lần ghi lại một ngăn dùng một khóa. Hãy chia khóa lại.</source>
        <translation>The escrow keys will soon be used up: each rewriting of a compartment takes one. Hold the ceremony again.</translation>
    </message>
    <message>
        <source>Viết lại…</source>
        <translation>Write anew…</translation>
    </message>
    <message>
        <source>Số</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Lập ngày</source>
        <translation>Made on</translation>
    </message>
    <message>
        <source>Các mảnh</source>
        <translation>Shares</translation>
    </message>
    <message>
        <source>cần {} trong {}</source>
        <translation>{} of {} needed</translation>
    </message>
    <message>
        <source>Khóa dự phòng chưa dùng</source>
        <translation>Unused escrow keys</translation>
    </message>
    <message>
        <source>Người giữ mảnh</source>
        <translation>Holders</translation>
    </message>
    <message>
        <source>Bộ khôi phục chưa trao đủ mảnh</source>
        <translation>Recovery kit whose shares were not all handed out</translation>
    </message>
    <message>
        <source>Bộ khôi phục đang có hiệu lực</source>
        <translation>Recovery kit in force</translation>
    </message>
    <message>
        <source>{} mục của bộ này vẫn mở được dữ liệu đã tiêu hủy trong bản sao cũ của kho. Hãy viết lại bộ ra thẻ mới.</source>
        <translation>This kit still opens destroyed data in an old copy of the vault (entries: {}). Write the kit anew, onto new sticks.</translation>
    </message>
    <message>
        <source>{} ngăn chưa có trong bộ khôi phục này: nếu mất hết người giữ khóa thì không cứu được.</source>
        <translation>Compartments that are not in this kit: {}. If all their holders are lost, they cannot be saved.</translation>
    </message>
</context>
<context>
    <name>KitStep</name>
    <message>
        <source>Bộ khôi phục</source>
        <translation>Recovery kit</translation>
    </message>
    <message>
        <source>Cắm thẻ nhớ có bộ khôi phục rồi chọn tệp .niemkit của nó. Hai thẻ của một bộ giống hệt nhau.</source>
        <translation>Put in the memory stick with the recovery kit and choose its .niemkit file. The two sticks of a kit are the same.</translation>
    </message>
    <message>
        <source>Bộ khôi phục trên thẻ nhớ</source>
        <translation>Recovery kit on the memory stick</translation>
    </message>
    <message>
        <source>Chọn…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>Bộ khôi phục (*.niemkit)</source>
        <translation>Recovery kit (*.niemkit)</translation>
    </message>
    <message>
        <source>Đang xem tệp này có khớp bản sao lưu không. Hãy bấm lại sau giây lát.</source>
        <translation>Looking whether this file fits the backup. Press again in a moment.</translation>
    </message>
    <message>
        <source>Hãy chọn tệp của bộ khôi phục.</source>
        <translation>Choose the file of the recovery kit.</translation>
    </message>
    <message>
        <source>Bộ khôi phục số {:03d}, khớp với bản sao lưu.</source>
        <translation>Recovery kit number {:03d}, and it fits the backup.</translation>
    </message>
</context>
<context>
    <name>LayDialog</name>
    <message>
        <source>Đặt bản sao ra thư mục mới</source>
        <translation>Lay a copy into a new folder</translation>
    </message>
    <message>
        <source>Kho đang dùng không bị đụng tới. Bản sao chỉ được chép, không bị mở ra.</source>
        <translation>The vault in use is not touched. The copy is copied, not opened.</translation>
    </message>
    <message>
        <source>Bản sao lưu (thư mục SL-…) hoặc thư mục kho được chép</source>
        <translation>Backup (folder SL-…) or the copied folder of a vault</translation>
    </message>
    <message>
        <source>Chọn…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>Thư mục mới</source>
        <translation>New folder</translation>
    </message>
    <message>
        <source>Chưa có, hoặc đang trống.</source>
        <translation>Not there yet, or empty.</translation>
    </message>
    <message>
        <source>Toàn bộ kho</source>
        <translation>The whole vault</translation>
    </message>
    <message>
        <source>Chỉ dự án {}</source>
        <translation>Only the project {}</translation>
    </message>
    <message>
        <source>Chỉ {}, {}</source>
        <translation>Only {}, {}</translation>
    </message>
    <message>
        <source>Phần nào</source>
        <translation>Which part</translation>
    </message>
    <message>
        <source>Một phần thì chỉ để xem và lấy lại hồ sơ, không thay được kho.</source>
        <translation>A part is for looking and bringing records back; it cannot take the vault&apos;s place.</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Đặt ra</source>
        <translation>Lay out</translation>
    </message>
    <message>
        <source>Hãy chọn thư mục của bản sao.</source>
        <translation>Choose the copy&apos;s folder.</translation>
    </message>
    <message>
        <source>Hãy chọn thư mục mới.</source>
        <translation>Choose a new folder.</translation>
    </message>
    <message>
        <source>Đang chép và đọc lại từng tệp</source>
        <translation>Copying and reading back each file</translation>
    </message>
    <message>
        <source>Đang chép…</source>
        <translation>Copying…</translation>
    </message>
    <message>
        <source>Bản sao nằm ở {}: {} tệp, đã đọc lại. Khóa kho rồi mở thư mục ấy để xem, hoặc lấy hồ sơ từ đó.</source>
        <translation>The copy lies in {} (files: {}, read back). Lock and open that folder to look at it, or bring records back from it.</translation>
    </message>
    <message>
        <source>Đã dừng. Không để lại gì.</source>
        <translation>Stopped. Nothing was left.</translation>
    </message>
</context>
<context>
    <name>LeaveDialog</name>
    <message>
        <source>Cho {} thôi quyền</source>
        <translation>End the access of {}</translation>
    </message>
    <message>
        <source>Trường hợp</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>Ghi chú</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Quyền chấm dứt ngay khi ký. Mọi ngăn người này mở được sẽ đổi khóa, rồi đổi khóa chung của kho; những người khác cần mở khóa lại. Không lấy lại được những gì người này đã đọc.</source>
        <translation>Access ends with the signatures. Every compartment this person could open gets a new key, then the vault&apos;s common keys change; everybody else has to unlock again. What the person has read cannot be taken back.</translation>
    </message>
    <message>
        <source>Cho thôi quyền và đổi khóa</source>
        <translation>End access and change keys</translation>
    </message>
    <message>
        <source>Đang đổi khóa…</source>
        <translation>Changing keys…</translation>
    </message>
    <message>
        <source>Hãy ghi lý do trong một câu.</source>
        <translation>Give the reason in a sentence.</translation>
    </message>
    <message>
        <source>{} không còn quyền nào trong kho. Khóa đã đổi.</source>
        <translation>{} has no access any more. The keys have been changed.</translation>
    </message>
    <message>
        <source>Thôi việc theo thỏa thuận</source>
        <translation>Leaves by agreement</translation>
    </message>
    <message>
        <source>Bị cho thôi việc</source>
        <translation>Is dismissed</translation>
    </message>
    <message>
        <source>Mất máy hoặc mất tài khoản máy</source>
        <translation>Lost the machine or its account</translation>
    </message>
    <message>
        <source>Nghi khóa đã lộ</source>
        <translation>Keys may be known to others</translation>
    </message>
</context>
<context>
    <name>LeavingDialog</name>
    <message>
        <source>{} báo nghỉ việc</source>
        <translation>{} gave notice</translation>
    </message>
    <message>
        <source>Từ ngày</source>
        <translation>From</translation>
    </message>
    <message>
        <source>Việc này được ký và ghi vào nhật ký.</source>
        <translation>This is signed and journalled.</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Ghi nhận</source>
        <translation>Noted</translation>
    </message>
    <message>
        <source>Hãy viết ngày báo nghỉ.</source>
        <translation>Write the day of the notice.</translation>
    </message>
</context>
<context>
    <name>LeavingPanel</name>
    <message>
        <source>Người đang làm việc</source>
        <translation>People in service</translation>
    </message>
    <message>
        <source>Ghi ngày báo nghỉ…</source>
        <translation>Note a notice of leaving…</translation>
    </message>
    <message>
        <source>Bỏ ghi nhận</source>
        <translation>Take it back</translation>
    </message>
    <message>
        <source>Từ ngày một người báo nghỉ việc, chỉ cần đọc hơn thường ngày một chút là có cảnh báo. Chỉ cán bộ an toàn thấy ghi nhận này.</source>
        <translation>From the day somebody gives notice, reading a little more than usual is enough for an alert. Only security officers see this note.</translation>
    </message>
    <message>
        <source>Họ và tên</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>Báo nghỉ việc từ</source>
        <translation>Gave notice on</translation>
    </message>
    <message>
        <source>Hãy chọn một người trong danh sách.</source>
        <translation>Choose a person in the list.</translation>
    </message>
    <message>
        <source>Hãy chọn một người đã báo nghỉ.</source>
        <translation>Choose somebody who has given notice.</translation>
    </message>
</context>
<context>
    <name>LendDialog</name>
    <message>
        <source>Giao bản này cho ai</source>
        <translation>Give this copy to somebody</translation>
    </message>
    <message>
        <source>Sổ giữ lại mọi người đã giữ bản này trước đó.</source>
        <translation>The register keeps everybody who held this copy before.</translation>
    </message>
    <message>
        <source>Người giữ mới</source>
        <translation>New holder</translation>
    </message>
    <message>
        <source>Nơi giữ</source>
        <translation>Where it is kept</translation>
    </message>
    <message>
        <source>Hạn trả</source>
        <translation>Due back</translation>
    </message>
    <message>
        <source>Quá hạn, bản này sẽ được liệt kê riêng.</source>
        <translation>Once overdue, the copy is listed apart.</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Giao và ghi sổ</source>
        <translation>Give and write down</translation>
    </message>
    <message>
        <source>Hãy điền ô này.</source>
        <translation>Fill in this field.</translation>
    </message>
    <message>
        <source>Đã ghi sổ: {} giữ bản này.</source>
        <translation>Written down: {} holds this copy.</translation>
    </message>
</context>
<context>
    <name>LessonColumns</name>
    <message>
        <source>Bài học</source>
        <translation>Lessons</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Hiệu lực đến</source>
        <translation>In force until</translation>
    </message>
    <message>
        <source>Lần đạt gần nhất</source>
        <translation>Last passed</translation>
    </message>
    <message>
        <source>{minutes} phút đọc, {questions} câu hỏi</source>
        <translation>minutes to read: {minutes}, questions: {questions}</translation>
    </message>
    <message>
        <source>đúng {} %</source>
        <translation>{} % right</translation>
    </message>
    <message>
        <source>Còn hiệu lực</source>
        <translation>In force</translation>
    </message>
    <message>
        <source>Sắp hết hiệu lực</source>
        <translation>Lapses soon</translation>
    </message>
    <message>
        <source>Đã hết hiệu lực</source>
        <translation>Lapsed</translation>
    </message>
    <message>
        <source>Chưa học</source>
        <translation>Not taken yet</translation>
    </message>
    <message>
        <source>Họ và tên</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>Hết hiệu lực sớm nhất</source>
        <translation>First to lapse</translation>
    </message>
    <message>
        <source>Còn thiếu</source>
        <translation>Missing</translation>
    </message>
    <message>
        <source>không thiếu bài nào</source>
        <translation>nothing is missing</translation>
    </message>
    <message>
        <source>{held} trên {total} bài</source>
        <translation>{held} of {total} lessons</translation>
    </message>
</context>
<context>
    <name>LessonsList</name>
    <message>
        <source>Học và kiểm tra</source>
        <translation>Lessons</translation>
    </message>
    <message>
        <source>Lưu giấy xác nhận…</source>
        <translation>Save certificate…</translation>
    </message>
    <message>
        <source>Học bài tiếp theo</source>
        <translation>Next lesson</translation>
    </message>
    <message>
        <source>Xem bài học của ai</source>
        <translation>Whose lessons to show</translation>
    </message>
    <message>
        <source>Bài của tôi</source>
        <translation>My lessons</translation>
    </message>
    <message>
        <source>Cả văn phòng</source>
        <translation>The whole office</translation>
    </message>
    <message>
        <source>Các bài học của tôi</source>
        <translation>My lessons</translation>
    </message>
    <message>
        <source>Ai đã học bài nào</source>
        <translation>Who has learned what</translation>
    </message>
    <message>
        <source>Chưa có bài nào còn hiệu lực.</source>
        <translation>No lesson is in force yet.</translation>
    </message>
    <message>
        <source>Hồ sơ khách hàng chỉ mở khi mọi bài còn hiệu lực: bạn còn {} bài.</source>
        <translation>Customer files open only while every lesson is in force: {} to go.</translation>
    </message>
    <message>
        <source>Bạn còn {} bài. Nhiệm vụ của bạn không mở hồ sơ khách hàng, nên không có gì bị đóng lại.</source>
        <translation>You have {} to go. Your duty opens no customer files, so nothing is closed meanwhile.</translation>
    </message>
    <message>
        <source>{count} bài sắp hết hiệu lực, sớm nhất ngày {day}. Học lại ngay thì tính năm mới từ hôm nay.</source>
        <translation>{count} lapse soon, the first on {day}. Taken again now, the new year counts from today.</translation>
    </message>
    <message>
        <source>Bạn đã học đủ mọi bài. Bài hết hiệu lực sớm nhất: {}.</source>
        <translation>You have taken every lesson. The first lapses on {}.</translation>
    </message>
    <message>
        <source>{done} trên {total} người đã học đủ</source>
        <translation>{done} of {total} people have taken every lesson</translation>
    </message>
    <message>
        <source>{held} trên {total} bài còn hiệu lực</source>
        <translation>{held} of {total} lessons in force</translation>
    </message>
</context>
<context>
    <name>LessonsPage</name>
    <message>
        <source>Học và kiểm tra</source>
        <translation>Lessons</translation>
    </message>
    <message>
        <source>Lưu giấy xác nhận đã học</source>
        <translation>Save the certificate of lessons</translation>
    </message>
    <message>
        <source>Tệp PDF (*.pdf)</source>
        <translation>PDF files (*.pdf)</translation>
    </message>
    <message>
        <source>Đã lưu giấy xác nhận số {}.</source>
        <translation>Certificate {} saved.</translation>
    </message>
</context>
<context>
    <name>LetterDialog</name>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>Level</name>
    <message>
        <source>mức mật nội bộ</source>
        <translation>internal classification</translation>
    </message>
    <message>
        <source>Mức mật nội bộ của công ty, không dùng cho bí mật nhà nước.</source>
        <translation>The company&apos;s internal classification; not for state secrets.</translation>
    </message>
    <message>
        <source>Bí mật</source>
        <translation>Confidential</translation>
    </message>
    <message>
        <source>Cơ mật</source>
        <translation>Secret</translation>
    </message>
    <message>
        <source>Tuyệt mật</source>
        <translation>Top secret</translation>
    </message>
</context>
<context>
    <name>LevelAssistant</name>
    <message>
        <source>Lý do của cấp mật</source>
        <translation>Reason for the level</translation>
    </message>
    <message>
        <source>Xem lại cấp mật vào ngày</source>
        <translation>Review the level on</translation>
    </message>
    <message>
        <source>Muộn nhất là sau hai năm.</source>
        <translation>Two years ahead at most.</translation>
    </message>
    <message>
        <source>Trợ lý xếp cấp: trả lời vài câu hỏi</source>
        <translation>Assistant: answer a few questions</translation>
    </message>
    <message>
        <source>{} Chưa nhập được ở cấp {}, chờ nâng cấp.</source>
        <translation>{} It cannot be entered as {} here and waits to be raised.</translation>
    </message>
    <message>
        <source>Theo tiêu chí, quan hệ này thuộc cấp {}, cao hơn cấp {} của hồ sơ. Hãy chọn Đổi cấp mật.</source>
        <translation>By the criteria this relation is {}, above the file&apos;s level {}. Choose to change the level.</translation>
    </message>
    <message>
        <source>Theo tiêu chí, hồ sơ thuộc cấp {}, cao hơn cấp {} đang chọn. Hãy ghi lý do của bạn.</source>
        <translation>By the criteria this file is {}, above the chosen level {}. Give your reason.</translation>
    </message>
    <message>
        <source>Theo tiêu chí, hồ sơ thuộc cấp {}. Cấp đó chỉ nhập được trong phòng tuyệt mật; nhập ở đây là hồ sơ chỉ được giữ ở cấp {} cho đến khi được nâng.</source>
        <translation>By the criteria this file is {}. That level is entered in the top-secret room only; entered here, the file is kept as {} until it is raised.</translation>
    </message>
    <message>
        <source>Theo tiêu chí, hồ sơ thuộc cấp {}, là cấp bạn không mở được. Lưu ở cấp {} rồi gửi đề nghị nâng cấp.</source>
        <translation>By the criteria this file is {}, a level you do not open. Save it as {} and then propose to raise it.</translation>
    </message>
</context>
<context>
    <name>LevelChanges</name>
    <message>
        <source>Đã quyết định đề nghị.</source>
        <translation>The request is decided.</translation>
    </message>
    <message>
        <source>Đã gửi đề nghị đổi cấp.</source>
        <translation>The request is sent.</translation>
    </message>
    <message>
        <source>Đã ghi lần xem lại.</source>
        <translation>The review is noted.</translation>
    </message>
    <message>
        <source>Đã nâng cấp mật của mục. Ở cấp dưới không còn mục này.</source>
        <translation>The item was raised. Below it is not there any more.</translation>
    </message>
    <message>
        <source>Đã nâng cấp mật. Ở cấp dưới không còn hồ sơ này.</source>
        <translation>The level is raised. Below, the file is gone.</translation>
    </message>
</context>
<context>
    <name>LevelField</name>
    <message>
        <source>Cấp mật ({})</source>
        <translation>Level ({})</translation>
    </message>
</context>
<context>
    <name>LevelsDialog</name>
    <message>
        <source>Cấp mật trong phòng tuyệt mật</source>
        <translation>Levels in the top-secret room</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>LevelsPage</name>
    <message>
        <source>Cấp mật</source>
        <translation>Levels</translation>
    </message>
    <message>
        <source>Dự án</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>Bạn chưa được cấp thẩm quyền ở dự án nào</source>
        <translation>You are not cleared for any project</translation>
    </message>
    <message>
        <source>Xin thẩm quyền ở trang Thẩm quyền.</source>
        <translation>Ask for a clearance on the page Clearances.</translation>
    </message>
</context>
<context>
    <name>LevelsPanel</name>
    <message>
        <source>Việc về cấp mật</source>
        <translation>What levels wait for</translation>
    </message>
    <message>
        <source>Chưa mở được danh sách</source>
        <translation>The list could not be opened</translation>
    </message>
    <message>
        <source>Thử lại</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Rút đề nghị</source>
        <translation>Withdraw the request</translation>
    </message>
    <message>
        <source>Mở</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Đến hạn xem lại</source>
        <translation>Due for review</translation>
    </message>
    <message>
        <source>Đề nghị đổi cấp</source>
        <translation>Requests</translation>
    </message>
    <message>
        <source>Ngăn chờ viết lại</source>
        <translation>To be rewritten</translation>
    </message>
    <message>
        <source>Không có cấp mật nào đến hạn</source>
        <translation>No level is due</translation>
    </message>
    <message>
        <source>Hồ sơ hiện ở đây hai tuần trước ngày phải xem lại cấp mật của nó.</source>
        <translation>A file shows here two weeks before the day on which its level is to be reviewed.</translation>
    </message>
    <message>
        <source>Không có đề nghị nào chờ bạn</source>
        <translation>No request is waiting for you</translation>
    </message>
    <message>
        <source>Đề nghị nâng hoặc hạ cấp mà bạn gửi hay được quyết định sẽ hiện ở đây.</source>
        <translation>Requests to raise or lower a level that you sent, or may decide on, show here.</translation>
    </message>
    <message>
        <source>Không có ngăn nào chờ viết lại</source>
        <translation>No compartment is to be rewritten</translation>
    </message>
    <message>
        <source>Sau khi nâng cấp một hồ sơ, ngăn mà hồ sơ rời đi sẽ hiện ở đây.</source>
        <translation>After a file is raised, the compartment that it left shows here.</translation>
    </message>
    <message>
        <source>Xem lại cấp mật…</source>
        <translation>Review the level…</translation>
    </message>
    <message>
        <source>Xem đề nghị…</source>
        <translation>Look at the request…</translation>
    </message>
    <message>
        <source>Viết lại ngăn…</source>
        <translation>Rewrite…</translation>
    </message>
    <message>
        <source>Đã quyết định đề nghị.</source>
        <translation>The request is decided.</translation>
    </message>
    <message>
        <source>Đã nâng cấp mật.</source>
        <translation>The level is raised.</translation>
    </message>
    <message>
        <source>Đã gửi đề nghị đổi cấp.</source>
        <translation>The request is sent.</translation>
    </message>
    <message>
        <source>Đã ghi lần xem lại.</source>
        <translation>The review is noted.</translation>
    </message>
    <message>
        <source>Đã viết lại ngăn với khóa mới.</source>
        <translation>The compartments are rewritten under new keys.</translation>
    </message>
    <message>
        <source>Đã rút đề nghị.</source>
        <translation>The request is withdrawn.</translation>
    </message>
</context>
<context>
    <name>LimitsPanel</name>
    <message>
        <source>Độ nhạy</source>
        <translation>Sensitivity</translation>
    </message>
    <message>
        <source>giờ</source>
        <translation>hours</translation>
    </message>
    <message>
        <source>Giờ làm việc từ</source>
        <translation>Working hours from</translation>
    </message>
    <message>
        <source>đến trước</source>
        <translation>until before</translation>
    </message>
    <message>
        <source>Chủ nhật cũng là ngày làm việc</source>
        <translation>Sunday is a working day as well</translation>
    </message>
    <message>
        <source>Dùng các ngưỡng này</source>
        <translation>Use these limits</translation>
    </message>
    <message>
        <source>Về mặc định</source>
        <translation>Back to default</translation>
    </message>
    <message>
        <source>Mỗi cảnh báo bắt đầu từ</source>
        <translation>Each alert begins at</translation>
    </message>
    <message>
        <source>Thế nào là thường ngày</source>
        <translation>What is usual</translation>
    </message>
    <message>
        <source>Dưới ngưỡng thì không báo. Từ ngưỡng trở lên, chương trình so với chính những ngày trước của người đó, hoặc với người cùng nhiệm vụ khi người đó còn mới. Không luật nào tắt hẳn được.</source>
        <translation>Below its limit a rule is silent. From there on the program compares with the person’s own earlier days, or with people of the same duties while the person is new. No rule can be turned off.</translation>
    </message>
    <message>
        <source>Đổi lần cuối: {person}, {when}.</source>
        <translation>Last changed: {person}, {when}.</translation>
    </message>
    <message>
        <source>Đang dùng ngưỡng mặc định.</source>
        <translation>The defaults are in force.</translation>
    </message>
    <message>
        <source>Chưa có gì thay đổi.</source>
        <translation>Nothing has been changed.</translation>
    </message>
    <message>
        <source>Các ô đang là mặc định.</source>
        <translation>The fields are at the defaults.</translation>
    </message>
</context>
<context>
    <name>LoosePieces</name>
    <message>
        <source>Thêm thứ lẻ không có số</source>
        <translation>Add something without a number</translation>
    </message>
    <message>
        <source>Hãy ghi là thứ gì, không ghi tên khách hàng.</source>
        <translation>Say what it was, without the customer&apos;s name.</translation>
    </message>
</context>
<context>
    <name>LostCard</name>
    <message>
        <source>Ngăn không còn quản lý giữ khóa</source>
        <translation>Compartments that no manager holds</translation>
    </message>
    <message>
        <source>Ngăn nào cũng có quản lý đang làm việc giữ khóa.</source>
        <translation>A manager in service holds the key of every compartment.</translation>
    </message>
    <message>
        <source>Khôi phục…</source>
        <translation>Recover…</translation>
    </message>
    <message>
        <source>Khôi phục {}</source>
        <translation>Recover {}</translation>
    </message>
    <message>
        <source>Bộ khôi phục không có khóa của ngăn này.</source>
        <translation>The recovery kit has no key for this compartment.</translation>
    </message>
</context>
<context>
    <name>MachineDialog</name>
    <message>
        <source>Máy mới cho {}</source>
        <translation>A new machine for {}</translation>
    </message>
    <message>
        <source>Máy hoặc tài khoản cũ</source>
        <translation>The old machine or account</translation>
    </message>
    <message>
        <source>Mất khi nào, ở đâu</source>
        <translation>When and where it was lost</translation>
    </message>
    <message>
        <source>Ký và ghi lời mời…</source>
        <translation>Sign and save the invitation…</translation>
    </message>
    <message>
        <source>Đang ký…</source>
        <translation>Signing…</translation>
    </message>
    <message>
        <source>Hãy ghi lý do trong một câu.</source>
        <translation>Give the reason in a sentence.</translation>
    </message>
    <message>
        <source>Đã chấm dứt quyền của khóa cũ</source>
        <translation>The old keys have lost all access</translation>
    </message>
    <message>
        <source>Vẫn ở trong tay người này</source>
        <translation>Is still in their hands</translation>
    </message>
    <message>
        <source>Đã mất, hoặc không còn chắc</source>
        <translation>Is lost, or no longer certain</translation>
    </message>
    <message>
        <source>Ký một lần, làm hai việc theo thứ tự: chấm dứt quyền của khóa cũ và đổi khóa mọi ngăn nó mở được, rồi ghi lời mời cho máy mới. Thỏa thuận và bài học được giữ; thẩm quyền cấp lại khi nhận vào.</source>
        <translation>Signed once, done in order: the old keys lose all access and everything they opened gets new keys; then the invitation for the new machine is saved. Agreement and lessons stay; clearances are given again on taking in.</translation>
    </message>
    <message>
        <source>Người này giữ tên, nhiệm vụ, thỏa thuận và bài học. Khóa cũ còn dùng được cho đến khi khóa mới mở kho lần đầu, rồi hết quyền.</source>
        <translation>Name, duties, agreement and lessons stay. The old keys go on working until the new ones have unlocked once; then they end.</translation>
    </message>
</context>
<context>
    <name>MakeDialog</name>
    <message>
        <source>Làm đĩa</source>
        <translation>Make discs</translation>
    </message>
    <message>
        <source>Ảnh đĩa có phần dự phòng: đĩa bị xước vẫn lấy lại được từng tệp.</source>
        <translation>Images carry parity: every file comes back from a scratched disc.</translation>
    </message>
    <message>
        <source>Thư mục đã niêm mật</source>
        <translation>Sealed folder</translation>
    </message>
    <message>
        <source>Chọn…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>Bản sao lưu, bộ khôi phục hoặc nhật ký do chương trình này làm ra.</source>
        <translation>A backup, a recovery kit or a journal made by this program.</translation>
    </message>
    <message>
        <source>Bản sao lưu đã thử khôi phục</source>
        <translation>Backup that was proved by restoring</translation>
    </message>
    <message>
        <source>Chọn bản sao lưu</source>
        <translation>Choose a backup</translation>
    </message>
    <message>
        <source>Trên đĩa là gì</source>
        <translation>What is on the discs</translation>
    </message>
    <message>
        <source>Tên trên nhãn</source>
        <translation>Name on the label</translation>
    </message>
    <message>
        <source>Ai cũng đọc được: ghi loại và số, đừng ghi tên khách hàng.</source>
        <translation>Everybody can read it: write the kind and the number, no customer&apos;s name.</translation>
    </message>
    <message>
        <source>ví dụ: Sao lưu 17</source>
        <translation>for example: Backup 17</translation>
    </message>
    <message>
        <source>Đĩa trắng</source>
        <translation>Blank discs</translation>
    </message>
    <message>
        <source>Phần dự phòng</source>
        <translation>Parity</translation>
    </message>
    <message>
        <source>15 % chịu được một vết xước dài gần 15 % mặt đĩa, hoặc hơn 10 % chỗ hỏng rải rác.</source>
        <translation>15 % bears one scratch over almost 15 % of the disc, or more than 10 % of it hurt here and there.</translation>
    </message>
    <message>
        <source>Để ảnh đĩa ở</source>
        <translation>Put the images in</translation>
    </message>
    <message>
        <source>Cần mấy đĩa</source>
        <translation>How many discs</translation>
    </message>
    <message>
        <source>Chọn thư mục để biết.</source>
        <translation>Choose a folder to know.</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Làm ảnh đĩa</source>
        <translation>Make images</translation>
    </message>
    <message>
        <source>Sao lưu {}</source>
        <translation>Backup {}</translation>
    </message>
    <message>
        <source>{} tấm, mỗi tấm ghi hai đĩa.</source>
        <translation>Images: {}, each for two discs.</translation>
    </message>
    <message>
        <source>Tấm {disc}: {files} tệp, {data}; cả phần dự phòng {image}.</source>
        <translation>Image {disc}: files: {files}, {data}; with parity {image}.</translation>
    </message>
    <message>
        <source>và {} tấm nữa</source>
        <translation>and {} more</translation>
    </message>
    <message>
        <source>Hãy điền chỗ này.</source>
        <translation>Fill this in.</translation>
    </message>
</context>
<context>
    <name>ManagerDialog</name>
    <message>
        <source>Quản lý ký cùng</source>
        <translation>A manager signs as well</translation>
    </message>
    <message>
        <source>Cảnh báo này nói về bạn. Mời một quản lý đọc nó, đến máy này và tự gõ cụm mật khẩu của mình; tên của cả hai được ghi lại.</source>
        <translation>This alert is about you. Ask a manager to read it, to come to this computer and to type their own passphrase; both names are kept.</translation>
    </message>
    <message>
        <source>Người quản lý</source>
        <translation>Manager</translation>
    </message>
    <message>
        <source>Chọn người quản lý</source>
        <translation>Choose the manager</translation>
    </message>
    <message>
        <source>Cụm mật khẩu của người quản lý</source>
        <translation>The manager’s passphrase</translation>
    </message>
    <message>
        <source>Việc này được ký và ghi vào nhật ký.</source>
        <translation>This is signed and journalled.</translation>
    </message>
    <message>
        <source>Để mở</source>
        <translation>Leave it open</translation>
    </message>
    <message>
        <source>Ký cùng</source>
        <translation>Sign as well</translation>
    </message>
    <message>
        <source>Chưa có quản lý nào khác đang làm việc.</source>
        <translation>There is no other manager in service.</translation>
    </message>
    <message>
        <source>Hãy chọn người quản lý.</source>
        <translation>Choose the manager.</translation>
    </message>
    <message>
        <source>Cần cụm mật khẩu của người quản lý.</source>
        <translation>The manager’s passphrase is needed.</translation>
    </message>
</context>
<context>
    <name>ManagerStep</name>
    <message>
        <source>Người quản lý đầu tiên</source>
        <translation>First manager</translation>
    </message>
    <message>
        <source>Duyệt việc cung cấp thông tin, cấp thẩm quyền và quyết định tiêu hủy. Có thẩm quyền ở cả ba cấp mật.</source>
        <translation>Approves releases, grants clearances and decides on destruction. Is cleared for all three levels.</translation>
    </message>
    <message>
        <source>Họ và tên</source>
        <translation>Full name</translation>
    </message>
</context>
<context>
    <name>ManyDesk</name>
    <message>
        <source>Hoàn tác</source>
        <translation>Undo</translation>
    </message>
</context>
<context>
    <name>ManyDialog</name>
    <message>
        <source>Đang đổi từng hồ sơ</source>
        <translation>Changing file by file</translation>
    </message>
    <message>
        <source>Hủy</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Hoàn tác</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Đang làm, xin chờ.</source>
        <translation>At work, please wait.</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Cấp mật của các hồ sơ không đổi. Mỗi hồ sơ có thêm một bản trong lịch sử.</source>
        <translation>The files&apos; levels stay. Each file gets one more revision.</translation>
    </message>
    <message>
        <source>Dòng này được thêm vào cuối ghi chú của từng hồ sơ, chữ đã có vẫn giữ nguyên.</source>
        <translation>This line is added at the end of each file&apos;s notes; what stands there stays.</translation>
    </message>
    <message>
        <source>Để trống là bỏ người phụ trách. Mỗi hồ sơ có thêm một bản trong lịch sử.</source>
        <translation>Left empty, nobody is in charge. Each file gets one more revision.</translation>
    </message>
</context>
<context>
    <name>MessageDialog</name>
    <message>
        <source>Không</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>MoreOfficers</name>
    <message>
        <source>Việc này cần quá nửa số cán bộ an toàn còn lại ký: thêm {} người ngoài hai chữ ký trên.</source>
        <translation>This needs the signatures of most of the other officers: {} more besides the two above.</translation>
    </message>
    <message>
        <source>Cán bộ an toàn ký thêm {}</source>
        <translation>Further officer {}</translation>
    </message>
    <message>
        <source>Chọn người ký</source>
        <translation>Choose who signs</translation>
    </message>
    <message>
        <source>Cụm mật khẩu của người ký thêm {}</source>
        <translation>Passphrase of further officer {}</translation>
    </message>
    <message>
        <source>Hãy chọn người ký thêm.</source>
        <translation>Choose the further officer.</translation>
    </message>
    <message>
        <source>Người ký thêm cần gõ cụm mật khẩu của mình.</source>
        <translation>The further officer types their own passphrase.</translation>
    </message>
</context>
<context>
    <name>MoveDialog</name>
    <message>
        <source>Đổi nhiệm vụ của {}</source>
        <translation>Other duties for {}</translation>
    </message>
    <message>
        <source>Chức danh</source>
        <translation>Job title</translation>
    </message>
    <message>
        <source>Cấp mật nào bị rút thì ngăn ấy đổi khóa ngay. Nhiệm vụ không được xem hồ sơ thì mất mọi thẩm quyền.</source>
        <translation>A level that is withdrawn gets a new key at once. A duty without customer files loses every clearance.</translation>
    </message>
    <message>
        <source>Thẩm quyền sau khi đổi</source>
        <translation>Clearances afterwards</translation>
    </message>
    <message>
        <source>Đổi và ký</source>
        <translation>Change and sign</translation>
    </message>
    <message>
        <source>Đang ký và đổi khóa…</source>
        <translation>Signing and changing keys…</translation>
    </message>
    <message>
        <source>Hãy điền chức danh.</source>
        <translation>Fill in the title.</translation>
    </message>
    <message>
        <source>Hãy chọn ít nhất một nhiệm vụ.</source>
        <translation>Choose at least one duty.</translation>
    </message>
    <message>
        <source>Đã đổi nhiệm vụ của {}.</source>
        <translation>{} has other duties now.</translation>
    </message>
    <message>
        <source>giữ nguyên</source>
        <translation>leave as it is</translation>
    </message>
    <message>
        <source>không được xem</source>
        <translation>no access</translation>
    </message>
    <message>
        <source>đến {}</source>
        <translation>up to {}</translation>
    </message>
    <message>
        <source>Lý do</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Lý do được giữ trong diễn biến của hồ sơ.</source>
        <translation>The reason is kept in the file&apos;s timeline.</translation>
    </message>
    <message>
        <source>Từ ngày</source>
        <translation>From</translation>
    </message>
    <message>
        <source>Hủy</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Chuyển sang “{}”</source>
        <translation>Move to “{}”</translation>
    </message>
</context>
<context>
    <name>Mover</name>
    <message>
        <source>Đã chuyển sang “{}”.</source>
        <translation>Moved to “{}”.</translation>
    </message>
    <message>
        <source>Hoàn tác</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Thêm nghiệp vụ</source>
        <translation>Add a dealing</translation>
    </message>
    <message>
        <source>Hoàn tác bước vừa chuyển</source>
        <translation>Took back the step just made</translation>
    </message>
    <message>
        <source>Đã đưa về “{}”.</source>
        <translation>Back at “{}”.</translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message>
        <source>Tên tìm kiếm</source>
        <translation>Name of the search</translation>
    </message>
    <message>
        <source>Được giữ cùng hồ sơ cấp {}. Chỉ bạn thấy nó.</source>
        <translation>Kept with the files at {}. Only you see it.</translation>
    </message>
    <message>
        <source>Hủy</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Lưu</source>
        <translation>Save</translation>
    </message>
</context>
<context>
    <name>Narrowing</name>
    <message>
        <source>Rất nhiều nghiệp vụ hay tài liệu khớp nên chỉ tìm trong hồ sơ khách hàng. Hãy gõ thêm chữ.</source>
        <translation>Very many dealings or documents match, so only the customers&apos; own files were searched. Type more.</translation>
    </message>
</context>
<context>
    <name>OfficerStep</name>
    <message>
        <source>Cán bộ an toàn hệ thống</source>
        <translation>System security officer</translation>
    </message>
    <message>
        <source>Đọc nhật ký, xác nhận việc cấp thẩm quyền và tiêu hủy. Không xem được hồ sơ khách hàng nào.</source>
        <translation>Reads the journal, countersigns clearances and destructions. Can see no customer file.</translation>
    </message>
    <message>
        <source>Công ty chỉ có một người</source>
        <translation>The company is one person</translation>
    </message>
    <message>
        <source>Người quản lý giữ cả vai trò của cán bộ an toàn.</source>
        <translation>The manager is the security officer too.</translation>
    </message>
    <message>
        <source>Ở chế độ một người, mọi việc cần hai chữ ký do một mình bạn ký, nên không ai khác kiểm tra được việc bạn làm. Nhật ký và mọi chứng nhận đều ghi rõ điều này. Chỉ nên chọn khi công ty thật sự có một người, hoặc để dùng thử.</source>
        <translation>In one-person mode you alone give both signatures, so nobody else checks what you do. The journal and every certificate say so. Choose it only if the company really is one person, or to try the program out.</translation>
    </message>
    <message>
        <source>Họ và tên</source>
        <translation>Full name</translation>
    </message>
</context>
<context>
    <name>OpenPackageView</name>
    <message>
        <source>Gói niêm</source>
        <translation>Sealed package</translation>
    </message>
    <message>
        <source>Kéo thả tệp .niem vào đây, hoặc</source>
        <translation>Drop the .niem file here, or</translation>
    </message>
    <message>
        <source>Mật khẩu của gói</source>
        <translation>The package&apos;s password</translation>
    </message>
    <message>
        <source>Công ty báo cho bạn bằng một đường khác. Chữ hoa, chữ thường, dấu gạch: gõ thế nào cũng được.</source>
        <translation>The company tells you by another way. Capitals, small letters, dashes: any spelling will do.</translation>
    </message>
    <message>
        <source>Mở gói</source>
        <translation>Open the package</translation>
    </message>
    <message>
        <source>Quay lại</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Gói và mật khẩu</source>
        <translation>Package and password</translation>
    </message>
    <message>
        <source>Đang kiểm tra từng byte của gói</source>
        <translation>Checking every byte of the package</translation>
    </message>
    <message>
        <source>Mở gói niêm đã nhận</source>
        <translation>Open a package you received</translation>
    </message>
    <message>
        <source>Không cần kho và không cần tài khoản: chỉ cần tệp gói và mật khẩu của nó.</source>
        <translation>No vault and no account is needed: only the package file and its password.</translation>
    </message>
    <message>
        <source>Gói số {}</source>
        <translation>Package {}</translation>
    </message>
    <message>
        <source>Hãy chọn tệp gói trước.</source>
        <translation>Choose the package file first.</translation>
    </message>
    <message>
        <source>Hãy gõ mật khẩu của gói.</source>
        <translation>Type the package&apos;s password.</translation>
    </message>
    <message>
        <source>Gói nguyên vẹn và mở được. Chưa có gì được ghi ra đĩa.</source>
        <translation>The package is whole and open. Nothing was written to the disk yet.</translation>
    </message>
    <message>
        <source>Ghi các tệp vào thư mục</source>
        <translation>Write the files to a folder</translation>
    </message>
    <message>
        <source>Đang ghi các tệp</source>
        <translation>Writing the files</translation>
    </message>
    <message>
        <source>Đã ghi {} tệp vào {}.</source>
        <translation>Files written: {}, to {}.</translation>
    </message>
    <message>
        <source>Đã dừng. Không có tệp nào được ghi.</source>
        <translation>Stopped. No file was written.</translation>
    </message>
</context>
<context>
    <name>OrderDetail</name>
    <message>
        <source>Chỉ đếm các cấp mật mà phiên này mở được.</source>
        <translation>Only the levels open in this session are counted.</translation>
    </message>
    <message>
        <source>Duyệt…</source>
        <translation>Approve…</translation>
    </message>
    <message>
        <source>Ký thứ hai tại đây…</source>
        <translation>Sign second here…</translation>
    </message>
    <message>
        <source>Từ chối…</source>
        <translation>Refuse…</translation>
    </message>
    <message>
        <source>Làm tiếp…</source>
        <translation>Resume…</translation>
    </message>
    <message>
        <source>Thực hiện tiêu hủy…</source>
        <translation>Execute destruction…</translation>
    </message>
    <message>
        <source>Gửi lại cho cán bộ an toàn</source>
        <translation>Send to the officers again</translation>
    </message>
    <message>
        <source>Ghi đã trả lời…</source>
        <translation>Note the answer…</translation>
    </message>
    <message>
        <source>Rút lại lệnh…</source>
        <translation>Withdraw…</translation>
    </message>
    <message>
        <source>Đang lưu giữ pháp lý, không hủy được: {}</source>
        <translation>Under a legal hold, not to be destroyed: {}</translation>
    </message>
    <message>
        <source>Lần thực hiện trước bị ngắt giữa chừng. Mở lại để làm tiếp cho đến khi có chứng nhận.</source>
        <translation>The last execution was interrupted. Open it again and go on until there is a certificate.</translation>
    </message>
    <message>
        <source>{} đã ký thứ nhất. Lệnh chờ cán bộ an toàn ký thứ hai tại tài khoản của họ, ở mục Chờ ký thứ hai; thời gian chờ thực hiện tính từ chữ ký ấy.</source>
        <translation>{} has signed first. The order waits for an officer to sign second in their own account, under Second signatures; the wait before it is executed begins with that signature.</translation>
    </message>
    <message>
        <source>Xem văn bản yêu cầu</source>
        <translation>Show letter of request</translation>
    </message>
    <message>
        <source>{} trang</source>
        <translation>pages: {}</translation>
    </message>
</context>
<context>
    <name>OversightPage</name>
    <message>
        <source>Nhật ký</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Kiểm tra toàn vẹn</source>
        <translation>Check integrity</translation>
    </message>
    <message>
        <source>Mốc nhật ký</source>
        <translation>Checkpoints</translation>
    </message>
    <message>
        <source>Lập báo cáo…</source>
        <translation>Make a report…</translation>
    </message>
    <message>
        <source>Lưu trữ năm…</source>
        <translation>Yearly archive…</translation>
    </message>
    <message>
        <source>Mở kho lưu nhật ký…</source>
        <translation>Open an archive…</translation>
    </message>
    <message>
        <source>Các mục nhật ký</source>
        <translation>Journal entries</translation>
    </message>
    <message>
        <source>Không có mục nào</source>
        <translation>No entries</translation>
    </message>
    <message>
        <source>Không mục nào khớp với bộ lọc. Hãy nới ngày, đổi người hoặc bỏ lọc.</source>
        <translation>No entry fits the filters. Widen the dates, choose another person or clear the filters.</translation>
    </message>
    <message>
        <source>Chưa đọc được nhật ký</source>
        <translation>The journal could not be read</translation>
    </message>
    <message>
        <source>Thử lại</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>{shown} trên {total} mục</source>
        <translation>{shown} of {total} entries</translation>
    </message>
    <message>
        <source>Nhật ký không còn mục số {entry} như lần bạn đọc trước trên máy này: có người đã cắt hoặc thay nhật ký. Đừng xóa gì; hãy kiểm tra toàn vẹn.</source>
        <translation>The journal no longer has entry {entry} as you read it on this machine before: somebody cut or replaced the journal. Delete nothing; check that it is whole.</translation>
    </message>
    <message>
        <source>Cả nhật ký</source>
        <translation>Whole journal</translation>
    </message>
    <message>
        <source>Ai làm gì, lúc nào, với bản ghi nào; và từ đó lần theo người, bản ghi hoặc ngày.</source>
        <translation>Who did what, when, with which record; and from there the trail of a person, a record or a day.</translation>
    </message>
    <message>
        <source>Chọn một mục</source>
        <translation>Choose an entry</translation>
    </message>
    <message>
        <source>Đang kiểm tra…</source>
        <translation>Checking…</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>Khách hàng</source>
        <translation>Customers</translation>
    </message>
    <message>
        <source>Tiềm năng đang theo đuổi</source>
        <translation>Open prospects</translation>
    </message>
    <message>
        <source>Nghiệp vụ đang làm</source>
        <translation>Open dealings</translation>
    </message>
    <message>
        <source>Quá hẹn xử lý</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>Khách hàng theo cấp mật</source>
        <translation>Customers by level</translation>
    </message>
    <message>
        <source>Cấp mật</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>Thông tin theo loại</source>
        <translation>Information by kind</translation>
    </message>
    <message>
        <source>Loại</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Giá trị</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>Khách hàng mới theo tháng</source>
        <translation>New customers by month</translation>
    </message>
    <message>
        <source>Khách hàng theo người phụ trách</source>
        <translation>Customers by person in charge</translation>
    </message>
    <message>
        <source>Người phụ trách</source>
        <translation>In charge</translation>
    </message>
    <message>
        <source>{} nhập trong kỳ</source>
        <translation>{} entered in the period</translation>
    </message>
    <message>
        <source>hãy xem lại</source>
        <translation>look into them</translation>
    </message>
    <message>
        <source>không có việc nào</source>
        <translation>nothing is overdue</translation>
    </message>
</context>
<context>
    <name>OwnCard</name>
    <message>
        <source>Ký tại bàn này…</source>
        <translation>Sign at this desk…</translation>
    </message>
    <message>
        <source>Ký thỏa thuận mới…</source>
        <translation>Sign a new one…</translation>
    </message>
    <message>
        <source>Lưu PDF…</source>
        <translation>Save PDF…</translation>
    </message>
    <message>
        <source>Chấm dứt…</source>
        <translation>End…</translation>
    </message>
    <message>
        <source>Rút lại</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>Số</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Thời hạn</source>
        <translation>Term</translation>
    </message>
    <message>
        <source>Văn bản</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>Cách ký</source>
        <translation>How signed</translation>
    </message>
    <message>
        <source>Lý do chấm dứt</source>
        <translation>Reason for ending</translation>
    </message>
</context>
<context>
    <name>PackageDrop</name>
    <message>
        <source>Tệp có đuôi .niem mà công ty đã gửi cho bạn.</source>
        <translation>The .niem file that the company sent you.</translation>
    </message>
</context>
<context>
    <name>PagePreview</name>
    <message>
        <source>Trang trước</source>
        <translation>Previous page</translation>
    </message>
    <message>
        <source>Trang sau</source>
        <translation>Next page</translation>
    </message>
    <message>
        <source>Thu nhỏ</source>
        <translation>Zoom out</translation>
    </message>
    <message>
        <source>Phóng to</source>
        <translation>Zoom in</translation>
    </message>
    <message>
        <source>Đang mở văn bản…</source>
        <translation>Opening the document…</translation>
    </message>
    <message>
        <source>Không có văn bản.</source>
        <translation>No document.</translation>
    </message>
    <message>
        <source>Không hiện được trang này.</source>
        <translation>This page cannot be shown.</translation>
    </message>
    <message>
        <source>Trang {} / {}</source>
        <translation>Page {} / {}</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Đi tới</source>
        <translation>Go to</translation>
    </message>
    <message>
        <source>Tên trang, tên khách hàng, mã, điện thoại hoặc tìm kiếm đã lưu</source>
        <translation>Page, customer, code, phone or saved search</translation>
    </message>
    <message>
        <source>Tên trang</source>
        <translation>Page</translation>
    </message>
    <message>
        <source>Nơi đến</source>
        <translation>Where to</translation>
    </message>
    <message>
        <source>Cấp mật</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>↑ ↓ chọn · Enter mở · Esc đóng</source>
        <translation>↑ ↓ choose · Enter opens · Esc closes</translation>
    </message>
    <message>
        <source>Tìm kiếm đã lưu: {}</source>
        <translation>Saved search: {}</translation>
    </message>
    <message>
        <source>Không thấy gì tên là “{}”.</source>
        <translation>Nothing is called “{}”.</translation>
    </message>
    <message>
        <source>Không thấy gì.</source>
        <translation>Nothing found.</translation>
    </message>
    <message>
        <source>{}, {}; dòng {} trên {}</source>
        <translation>{}, {}; line {} of {}</translation>
    </message>
</context>
<context>
    <name>PaperDialog</name>
    <message>
        <source>Lưu thỏa thuận ký trên giấy</source>
        <translation>File an agreement signed on paper</translation>
    </message>
    <message>
        <source>In văn bản, hai bên ký tay, quét lại. Quản lý và cán bộ an toàn ký xác nhận bản quét.</source>
        <translation>Print the text, both sides sign by hand, scan it. A manager and an officer sign for the scan.</translation>
    </message>
    <message>
        <source>Người ký thỏa thuận</source>
        <translation>Who signed</translation>
    </message>
    <message>
        <source>Lưu văn bản để in…</source>
        <translation>Save text for printing…</translation>
    </message>
    <message>
        <source>Ngày ký trên giấy</source>
        <translation>Day of signing on paper</translation>
    </message>
    <message>
        <source>Có hiệu lực đến hết ngày</source>
        <translation>In force to the end of</translation>
    </message>
    <message>
        <source>Dài nhất {} năm.</source>
        <translation>{} years at most.</translation>
    </message>
    <message>
        <source>Bản quét có chữ ký</source>
        <translation>Signed scan</translation>
    </message>
    <message>
        <source>Kéo thả bản quét vào đây, hoặc</source>
        <translation>Drop the scan here, or</translation>
    </message>
    <message>
        <source>Bản quét có chữ ký của hai bên</source>
        <translation>Scan with both signatures</translation>
    </message>
    <message>
        <source>Việc này được ghi vào nhật ký.</source>
        <translation>This is written to the journal.</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Lưu và ký</source>
        <translation>File and sign</translation>
    </message>
    <message>
        <source>Văn bản hiện hành, mẫu {}</source>
        <translation>Text in use, form {}</translation>
    </message>
    <message>
        <source>Hãy chọn người đã ký.</source>
        <translation>Choose who signed.</translation>
    </message>
    <message>
        <source>Hãy chọn bản quét có chữ ký của hai bên.</source>
        <translation>Choose the scan with both signatures.</translation>
    </message>
    <message>
        <source>Không đọc được tệp này. Hãy chọn tệp khác.</source>
        <translation>This file cannot be read. Choose another one.</translation>
    </message>
    <message>
        <source>thoa-thuan-bao-mat.pdf</source>
        <translation>confidentiality-agreement.pdf</translation>
    </message>
    <message>
        <source>Lưu văn bản để in</source>
        <translation>Save the text for printing</translation>
    </message>
    <message>
        <source>Tệp PDF (*.pdf)</source>
        <translation>PDF files (*.pdf)</translation>
    </message>
    <message>
        <source>Đã lưu văn bản để in.</source>
        <translation>The text has been saved for printing.</translation>
    </message>
    <message>
        <source>Thỏa thuận số {} đã có hiệu lực.</source>
        <translation>Agreement {} is in force.</translation>
    </message>
    <message>
        <source>Đang ký và lưu…</source>
        <translation>Signing and filing…</translation>
    </message>
    <message>
        <source>Cán bộ an toàn hệ thống</source>
        <translation>System security officer</translation>
    </message>
    <message>
        <source>Người quản lý</source>
        <translation>Manager</translation>
    </message>
</context>
<context>
    <name>PassphraseDialog</name>
    <message>
        <source>Đổi cụm mật khẩu</source>
        <translation>Change passphrase</translation>
    </message>
    <message>
        <source>Cụm mật khẩu đang dùng</source>
        <translation>Present passphrase</translation>
    </message>
    <message>
        <source>Cụm mật khẩu mới</source>
        <translation>New passphrase</translation>
    </message>
    <message>
        <source>Ít nhất bốn, năm từ không liên quan đến nhau. Dài quan trọng hơn ký tự lạ.</source>
        <translation>At least four or five unrelated words. Length counts for more than odd characters.</translation>
    </message>
    <message>
        <source>Gõ lại cụm mật khẩu mới</source>
        <translation>New passphrase again</translation>
    </message>
    <message>
        <source>Sau khi đổi, cụm cũ không mở được gì nữa, kể cả bản sao cũ của kho. Không ai lấy lại được cụm đã quên.</source>
        <translation>Afterwards the old one opens nothing any more, old copies of the vault included. Nobody can bring back a forgotten passphrase.</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Đang niêm lại khóa của bạn</source>
        <translation>Sealing your keys anew</translation>
    </message>
    <message>
        <source>Hãy gõ cụm mật khẩu đang dùng.</source>
        <translation>Type the present passphrase.</translation>
    </message>
    <message>
        <source>Hãy gõ cụm mật khẩu mới.</source>
        <translation>Type the new passphrase.</translation>
    </message>
    <message>
        <source>Hai lần gõ chưa giống nhau. Hãy gõ lại.</source>
        <translation>The two do not match. Type them again.</translation>
    </message>
    <message>
        <source>Rất mạnh</source>
        <translation>Very strong</translation>
    </message>
    <message>
        <source>Đủ mạnh</source>
        <translation>Strong enough</translation>
    </message>
    <message>
        <source>Chưa đủ mạnh</source>
        <translation>Not strong enough</translation>
    </message>
    <message>
        <source>Đang đổi…</source>
        <translation>Changing…</translation>
    </message>
    <message>
        <source>Đã đổi cụm mật khẩu. Từ giờ hãy dùng cụm mới.</source>
        <translation>The passphrase is changed. Use the new one from now on.</translation>
    </message>
</context>
<context>
    <name>PassphraseField</name>
    <message>
        <source>Hiện chữ đang gõ</source>
        <translation>Show what is typed</translation>
    </message>
    <message>
        <source>Ẩn chữ đang gõ</source>
        <translation>Hide what is typed</translation>
    </message>
    <message>
        <source>Caps Lock đang bật.</source>
        <translation>Caps Lock is on.</translation>
    </message>
    <message>
        <source>Bộ gõ tiếng Việt đang bật: ô này có chữ có dấu. Hãy tắt bộ gõ nếu bạn không định gõ dấu.</source>
        <translation>A Vietnamese input method is on: this field holds accented letters. Turn it off unless you mean to type accents.</translation>
    </message>
</context>
<context>
    <name>PassphrasePair</name>
    <message>
        <source>Cụm mật khẩu</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Ít nhất bốn, năm từ không liên quan đến nhau. Dài quan trọng hơn ký tự lạ.</source>
        <translation>At least four or five unrelated words. Length counts for more than odd characters.</translation>
    </message>
    <message>
        <source>Gõ lại cụm mật khẩu</source>
        <translation>Passphrase again</translation>
    </message>
    <message>
        <source>Gợi ý một cụm từ ngẫu nhiên</source>
        <translation>Suggest random words</translation>
    </message>
    <message>
        <source>Cụm từ gợi ý</source>
        <translation>Suggested words</translation>
    </message>
    <message>
        <source>Dùng cụm từ này</source>
        <translation>Use these words</translation>
    </message>
    <message>
        <source>Hãy ghi ra giấy và cất riêng. Cụm từ này chỉ hiện một lần.</source>
        <translation>Write them down and keep the paper apart. They are shown only once.</translation>
    </message>
    <message>
        <source>Hai lần gõ chưa giống nhau. Hãy gõ lại.</source>
        <translation>The two do not match. Type them again.</translation>
    </message>
    <message>
        <source>Chưa đủ mạnh</source>
        <translation>Not strong enough</translation>
    </message>
    <message>
        <source>Rất mạnh</source>
        <translation>Very strong</translation>
    </message>
    <message>
        <source>Đủ mạnh</source>
        <translation>Strong enough</translation>
    </message>
</context>
<context>
    <name>PassphraseStep</name>
    <message>
        <source>Cụm mật khẩu của bạn</source>
        <translation>Your passphrase</translation>
    </message>
    <message>
        <source>Chỉ mình bạn biết. Không ai, kể cả người quản lý, lấy lại được cho bạn. Khóa của bạn được tạo và giữ trong tài khoản máy này.</source>
        <translation>Only you know it. Nobody, not even the manager, can get it back for you. Your keys are made and kept in this computer account.</translation>
    </message>
</context>
<context>
    <name>PastBar</name>
    <message>
        <source>Trở lại nhật ký hiện nay</source>
        <translation>Back to the present journal</translation>
    </message>
    <message>
        <source>{title}, {entries} mục, {first} – {last}. Chỉ đọc.</source>
        <translation>{title}, {entries} entries, {first} – {last}. Read only.</translation>
    </message>
    <message>
        <source>mục {}: {}</source>
        <translation>entry {}: {}</translation>
    </message>
    <message>
        <source>KHÔNG TOÀN VẸN, {} chỗ; {}</source>
        <translation>NOT WHOLE, {} places; {}</translation>
    </message>
    <message>
        <source>Toàn vẹn; các chuỗi dừng đúng chỗ mà kho này ghi lúc bắt đầu.</source>
        <translation>Whole; its chains end where this vault noted at its beginning.</translation>
    </message>
    <message>
        <source>Tệp toàn vẹn, nhưng {} mục khác với nhật ký trong kho hiện nay.</source>
        <translation>The file is whole, but differs from the journal in the vault. Entries that differ: {}.</translation>
    </message>
    <message>
        <source>Toàn vẹn và khớp với nhật ký, nhưng không phải tệp đã ghi sổ.</source>
        <translation>Whole and as in the journal, but not the file that was registered.</translation>
    </message>
    <message>
        <source>Toàn vẹn, đúng tệp đã ghi sổ, khớp với nhật ký.</source>
        <translation>Whole, the registered file, and as in the journal.</translation>
    </message>
</context>
<context>
    <name>PastCard</name>
    <message>
        <source>Các lần kiểm tra</source>
        <translation>Checks so far</translation>
    </message>
    <message>
        <source>Chưa có lần nào.</source>
        <translation>None yet.</translation>
    </message>
    <message>
        <source>{} tệp, nguyên vẹn</source>
        <translation>files: {}, whole</translation>
    </message>
    <message>
        <source>{} tệp, {} có hỏng.</source>
        <translation>Files: {}, damaged: {}.</translation>
    </message>
</context>
<context>
    <name>PastDialog</name>
    <message>
        <source>Mở kho lưu nhật ký</source>
        <translation>Open an archived journal</translation>
    </message>
    <message>
        <source>Cả tệp được đọc và chứng minh trước khi hiện: từng niêm, chữ ký, chuỗi, và so với nhật ký trong kho. Chỉ đọc; việc bạn đọc được ghi vào nhật ký hiện nay.</source>
        <translation>The whole file is read and proved before anything is shown: every seal, signature and chain, and it is compared with the journal in the vault. Read only; what you read is entered in the present journal.</translation>
    </message>
    <message>
        <source>Kho cũ đã niêm trong kho này</source>
        <translation>Former vaults sealed in this one</translation>
    </message>
    <message>
        <source>Đang đọc và chứng minh…</source>
        <translation>Reading and proving…</translation>
    </message>
    <message>
        <source>Mở một lúc một bản.</source>
        <translation>One at a time.</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Chọn tệp bản lưu…</source>
        <translation>Choose an archive&apos;s file…</translation>
    </message>
    <message>
        <source>{}, niêm ngày {}</source>
        <translation>{}, sealed on {}</translation>
    </message>
    <message>
        <source>Xem sổ sách…</source>
        <translation>See its registers…</translation>
    </message>
    <message>
        <source>Đọc nhật ký</source>
        <translation>Read its journal</translation>
    </message>
    <message>
        <source>Xem sổ sách của kho cũ {}</source>
        <translation>See the registers of the former vault {}</translation>
    </message>
    <message>
        <source>Đọc nhật ký của kho cũ {}</source>
        <translation>Read the journal of the former vault {}</translation>
    </message>
    <message>
        <source>Bản lưu nhật ký (*{})</source>
        <translation>Archive of the journal (*{})</translation>
    </message>
    <message>
        <source>Chọn bản lưu</source>
        <translation>Choose an archive</translation>
    </message>
</context>
<context>
    <name>PendingCard</name>
    <message>
        <source>Bản khôi phục</source>
        <translation>Restored copy</translation>
    </message>
    <message>
        <source>Chấp nhận bản này…</source>
        <translation>Accept this copy…</translation>
    </message>
    <message>
        <source>Kho đang mở là bản cũ hơn hiện tại {}. Chỉ để xem: chưa ai chấp nhận nó trên máy này.</source>
        <translation>The open vault is a copy, {} older than now. It is only looked at: nobody has accepted it on this machine.</translation>
    </message>
    <message>
        <source>Kho này được khôi phục từ một bản sao. Hai người đã chấp nhận nó.</source>
        <translation>This vault was put back from a copy. Two people have accepted it.</translation>
    </message>
    <message>
        <source>Mục nhật ký cuối trong bản sao</source>
        <translation>Last journal entry in the copy</translation>
    </message>
    <message>
        <source>Đặt ra lúc</source>
        <translation>Laid out at</translation>
    </message>
    <message>
        <source>Số mục nhật ký</source>
        <translation>Journal entries</translation>
    </message>
    <message>
        <source>Bản này chỉ có một phần của kho: để xem và lấy lại hồ sơ, không thay được kho.</source>
        <translation>This copy holds a part of the vault: for looking and for bringing records back. It cannot take the vault&apos;s place.</translation>
    </message>
    <message>
        <source>Trước khi chấp nhận, hãy xem kho hiện tại có đọc được không: người đã nghỉ và hồ sơ đã tiêu hủy từ lúc đó được lấy từ kho hiện tại, để không ai và không gì sống lại.</source>
        <translation>Before accepting, see whether the present vault can be read: who left and what was destroyed since is taken from it, so that nobody and nothing comes back.</translation>
    </message>
    <message>
        <source>Hãy báo quản lý và cán bộ an toàn hệ thống: hai người ấy cùng chấp nhận.</source>
        <translation>Tell a manager and a security officer: the two accept it together.</translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message>
        <source>Người dùng</source>
        <translation>People</translation>
    </message>
    <message>
        <source>Danh sách người dùng</source>
        <translation>List of people</translation>
    </message>
    <message>
        <source>Thêm người dùng</source>
        <translation>Add person</translation>
    </message>
    <message>
        <source>Đang xem ai ký cùng được.</source>
        <translation>Looking up who can sign as well.</translation>
    </message>
    <message>
        <source>Xem quyền</source>
        <translation>What they may do</translation>
    </message>
    <message>
        <source>Hãy chọn một người trong danh sách.</source>
        <translation>Choose a person in the list.</translation>
    </message>
    <message>
        <source>Kho đang ở chế độ một người: bạn tự ký cả hai chữ ký, và mọi giấy chứng nhận ghi rõ điều đó. Thêm một cán bộ an toàn để kết thúc chế độ này.</source>
        <translation>The vault is in one-person mode: you give both signatures, and every certificate says so. Add an officer to end it.</translation>
    </message>
    <message>
        <source>Thêm cán bộ an toàn…</source>
        <translation>Add an officer…</translation>
    </message>
    <message>
        <source>Họ và tên</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>Nhiệm vụ</source>
        <translation>Duties</translation>
    </message>
    <message>
        <source>Vào từ ngày</source>
        <translation>Here since</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>{} người</source>
        <translation>People: {}</translation>
    </message>
    <message>
        <source>Chưa có người thứ hai để ký cùng: {}.</source>
        <translation>Nobody is there to sign as well: {}.</translation>
    </message>
    <message>
        <source>Chọn một người</source>
        <translation>Choose a person</translation>
    </message>
    <message>
        <source>Nhiệm vụ, thẩm quyền, thỏa thuận, bài học và những gì đã ký về người này hiện ở đây.</source>
        <translation>Duties, clearances, agreement, lessons and what was signed about the person appear here.</translation>
    </message>
</context>
<context>
    <name>PeopleWords</name>
    <message>
        <source>Đã thôi quyền</source>
        <translation>Access ended</translation>
    </message>
    <message>
        <source>Tạm dừng quyền</source>
        <translation>Suspended</translation>
    </message>
    <message>
        <source>Chưa ký thỏa thuận</source>
        <translation>No agreement yet</translation>
    </message>
    <message>
        <source>Chưa học đủ bài</source>
        <translation>Lessons missing</translation>
    </message>
    <message>
        <source>Bạn</source>
        <translation>You</translation>
    </message>
    <message>
        <source>Đang làm việc</source>
        <translation>Working</translation>
    </message>
</context>
<context>
    <name>PersonCard</name>
    <message>
        <source>Người đang đăng nhập</source>
        <translation>Signed in</translation>
    </message>
    <message>
        <source>Đang đăng nhập: {}, {}</source>
        <translation>Signed in: {}, {}</translation>
    </message>
</context>
<context>
    <name>PersonDetail</name>
    <message>
        <source>Đổi nhiệm vụ…</source>
        <translation>Other duties…</translation>
    </message>
    <message>
        <source>Tạm dừng…</source>
        <translation>Suspend…</translation>
    </message>
    <message>
        <source>Mở lại quyền…</source>
        <translation>Give access back…</translation>
    </message>
    <message>
        <source>Cho thôi quyền…</source>
        <translation>End access…</translation>
    </message>
    <message>
        <source>Báo cáo nghỉ việc…</source>
        <translation>Leaver report…</translation>
    </message>
    <message>
        <source>Máy mới, mất máy…</source>
        <translation>New or lost machine…</translation>
    </message>
    <message>
        <source>Còn khóa chờ đổi</source>
        <translation>Keys that wait</translation>
    </message>
    <message>
        <source>{} khóa chờ đổi sau khi có người mất quyền.</source>
        <translation>Keys to be changed since somebody lost access: {}.</translation>
    </message>
    <message>
        <source>Đổi khóa tiếp…</source>
        <translation>Go on changing keys…</translation>
    </message>
    <message>
        <source>Nhiệm vụ</source>
        <translation>Duties</translation>
    </message>
    <message>
        <source>Vào từ ngày</source>
        <translation>Here since</translation>
    </message>
    <message>
        <source>Thôi quyền lúc</source>
        <translation>Access ended at</translation>
    </message>
    <message>
        <source>Máy</source>
        <translation>Machine</translation>
    </message>
    <message>
        <source>Khóa mã hóa từ</source>
        <translation>Encryption key since</translation>
    </message>
    <message>
        <source>Chứng thư ký văn bản đến</source>
        <translation>Certificate for signing until</translation>
    </message>
    <message>
        <source>Thỏa thuận bảo mật</source>
        <translation>Confidentiality agreements</translation>
    </message>
    <message>
        <source>{done} trên {all} bài</source>
        <translation>{done} of {all}</translation>
    </message>
    <message>
        <source>Bài học còn hiệu lực</source>
        <translation>Lessons in force</translation>
    </message>
    <message>
        <source>Trong kho</source>
        <translation>In the vault</translation>
    </message>
    <message>
        <source>chưa có</source>
        <translation>none</translation>
    </message>
    <message>
        <source>{number}, đến {day}</source>
        <translation>{number}, until {day}</translation>
    </message>
    <message>
        <source>Thẩm quyền</source>
        <translation>Clearance</translation>
    </message>
    <message>
        <source>đến {}</source>
        <translation>up to {}</translation>
    </message>
    <message>
        <source>Không giữ thẩm quyền nào.</source>
        <translation>Holds no clearance.</translation>
    </message>
    <message>
        <source>Đã ký về người này</source>
        <translation>Signed about this person</translation>
    </message>
    <message>
        <source>Các mục trong danh bạ về người này</source>
        <translation>Entries of the directory about this person</translation>
    </message>
    <message>
        <source>Mục {seq}, ký bởi {who}</source>
        <translation>Entry {seq}, signed by {who}</translation>
    </message>
</context>
<context>
    <name>PlaceCard</name>
    <message>
        <source>Nơi lưu {}</source>
        <translation>Destination {}</translation>
    </message>
    <message>
        <source>Tên gọi</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Ví dụ: Ổ cứng trong két</source>
        <translation>For example: Disk in the safe</translation>
    </message>
    <message>
        <source>Thư mục</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>Chọn…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>Bỏ nơi này</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Bỏ nơi lưu {}</source>
        <translation>Remove destination {}</translation>
    </message>
</context>
<context>
    <name>PlaceLine</name>
    <message>
        <source>không thấy ở máy này</source>
        <translation>not there on this machine</translation>
    </message>
    <message>
        <source>{count} bản, còn trống {free}</source>
        <translation>backups: {count}, free: {free}</translation>
    </message>
    <message>
        <source>Chưa có bản nào kiểm chứng ở đây. {path}</source>
        <translation>None has been proved here yet. {path}</translation>
    </message>
    <message>
        <source>Kiểm chứng gần nhất lúc {when}. {path}</source>
        <translation>Last proved at {when}. {path}</translation>
    </message>
</context>
<context>
    <name>PlanDialog</name>
    <message>
        <source>Nơi lưu và giờ sao lưu</source>
        <translation>Destinations and hour</translation>
    </message>
    <message>
        <source>Kế hoạch này của riêng máy và tài khoản này. Nên có ít nhất hai nơi, một nơi ở chỗ khác: cháy hay mất trộm một chỗ thì còn chỗ kia. Bản sao lưu đã niêm phong, người nhặt được ổ không đọc được.</source>
        <translation>This plan is for this account on this machine. Have at least two destinations, one of them elsewhere: after a fire or a theft in one place there is the other. Backups are sealed; who finds a disk cannot read it.</translation>
    </message>
    <message>
        <source>Thêm nơi lưu</source>
        <translation>Add a destination</translation>
    </message>
    <message>
        <source>Tự sao lưu mỗi ngày khi kho đang mở</source>
        <translation>Back up every day while the vault is open</translation>
    </message>
    <message>
        <source>Nếu lúc đó kho khóa thì sao lưu khi người quản trị hoặc cán bộ an toàn mở kho lần sau.</source>
        <translation>If the vault is locked then, when an administrator or a security officer next unlocks it.</translation>
    </message>
    <message>
        <source>Giờ sao lưu</source>
        <translation>Hour</translation>
    </message>
    <message>
        <source>Việc này được ghi vào nhật ký.</source>
        <translation>This is written to the journal.</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Lưu kế hoạch</source>
        <translation>Save the plan</translation>
    </message>
    <message>
        <source>Đang lưu…</source>
        <translation>Saving…</translation>
    </message>
</context>
<context>
    <name>PracticeCard</name>
    <message>
        <source>Diễn tập</source>
        <translation>Practice run</translation>
    </message>
    <message>
        <source>Đã quá 90 ngày chưa diễn tập. Hãy mời đủ người giữ mảnh đến thử.</source>
        <translation>The last practice run is more than 90 days ago. Ask enough holders to come.</translation>
    </message>
    <message>
        <source>Diễn tập…</source>
        <translation>Practise…</translation>
    </message>
    <message>
        <source>Các mảnh được thử lần cuối ngày {}.</source>
        <translation>The shares were last tried on {}.</translation>
    </message>
    <message>
        <source>Các mảnh chưa được thử lần nào từ khi trao.</source>
        <translation>The shares have not been tried since they were handed out.</translation>
    </message>
    <message>
        <source>Chưa có bộ khôi phục.</source>
        <translation>There is no recovery kit yet.</translation>
    </message>
</context>
<context>
    <name>PreferencesPage</name>
    <message>
        <source>Ngôn ngữ</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Màu nền</source>
        <translation>Colours</translation>
    </message>
    <message>
        <source>Sáng</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Tối</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Cỡ chữ</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>Danh sách dày</source>
        <translation>Dense lists</translation>
    </message>
    <message>
        <source>Hàng thấp hơn, thấy được nhiều hồ sơ hơn.</source>
        <translation>Lower rows, so that more files are in view.</translation>
    </message>
    <message>
        <source>Tự khóa khi không ai dùng máy</source>
        <translation>Lock when nobody uses the machine</translation>
    </message>
    <message>
        <source>phút</source>
        <translation>minutes</translation>
    </message>
    <message>
        <source>Phòng tuyệt mật luôn tự đóng sau {} phút.</source>
        <translation>The top-secret room always closes after {} minutes.</translation>
    </message>
    <message>
        <source>Quên các kho đã mở</source>
        <translation>Forget the vaults opened here</translation>
    </message>
    <message>
        <source>Đổi cụm mật khẩu…</source>
        <translation>Change passphrase…</translation>
    </message>
    <message>
        <source>Tùy chọn</source>
        <translation>Preferences</translation>
    </message>
    <message>
        <source>Khóa riêng của bạn có từ ngày {}.</source>
        <translation>Your own keys are from {}.</translation>
    </message>
    <message>
        <source>Lần mở khóa tới, khóa sẽ tự được đổi.</source>
        <translation>They are renewed when you next unlock.</translation>
    </message>
    <message>
        <source>Hiển thị</source>
        <translation>Appearance</translation>
    </message>
    <message>
        <source>Khóa kho</source>
        <translation>Locking</translation>
    </message>
    <message>
        <source>Khóa của bạn</source>
        <translation>Your keys</translation>
    </message>
    <message>
        <source>Cho tài khoản này trên máy này</source>
        <translation>For this account on this machine</translation>
    </message>
    <message>
        <source>Đã quên các kho từng mở trên máy này.</source>
        <translation>The vaults opened on this machine are forgotten.</translation>
    </message>
</context>
<context>
    <name>PrintDialog</name>
    <message>
        <source>In hồ sơ</source>
        <translation>Print the file</translation>
    </message>
    <message>
        <source>Mỗi trang mang cấp mật, số bản và tên người giữ; in lại là một bản khác.</source>
        <translation>Every page carries the level, the number and the holder&apos;s name; printing again makes another copy.</translation>
    </message>
    <message>
        <source>Máy in</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>In kèm các mục cùng cấp mật với hồ sơ</source>
        <translation>Print the entries of the same level as well</translation>
    </message>
    <message>
        <source>Mục ở cấp cao hơn không bao giờ in kèm.</source>
        <translation>Entries of a higher level are never printed with it.</translation>
    </message>
    <message>
        <source>In để làm gì</source>
        <translation>What for</translation>
    </message>
    <message>
        <source>Lấy số và in</source>
        <translation>Take a number and print</translation>
    </message>
    <message>
        <source>Máy này chưa nối máy in thật nào.</source>
        <translation>No real printer is connected to this machine.</translation>
    </message>
    <message>
        <source>Đã gửi {} trang sang máy in, số bản {}.</source>
        <translation>Sent to the printer, pages: {}, copy number {}.</translation>
    </message>
    <message>
        <source>Máy in dừng giữa chừng, có thể đã ra vài tờ. Số {} vẫn ở trong sổ: hãy gom những tờ mang số đó và hủy bằng biên bản, rồi in lại.</source>
        <translation>The printer stopped half-way; some sheets may have come out. Number {} stays in the register: gather the sheets that carry it and shred them with a record, then print again.</translation>
    </message>
    <message>
        <source>Máy in không nhận. Số {} đã ghi hỏng, không có tờ nào mang số đó. Hãy xem máy in rồi in lại.</source>
        <translation>The printer took nothing. Number {} is void; no sheet carries it. Look at the printer and print again.</translation>
    </message>
</context>
<context>
    <name>ProgressPanel</name>
    <message>
        <source>Dừng</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Đang dừng…</source>
        <translation>Stopping…</translation>
    </message>
</context>
<context>
    <name>ProjectDetail</name>
    <message>
        <source>Cấp thẩm quyền…</source>
        <translation>Grant a clearance…</translation>
    </message>
    <message>
        <source>Xin thẩm quyền…</source>
        <translation>Ask for a clearance…</translation>
    </message>
    <message>
        <source>Bạn không mở được cấp nào của dự án này.</source>
        <translation>You cannot open any level of this project.</translation>
    </message>
    <message>
        <source>Bạn mở được: {}.</source>
        <translation>You can open: {}.</translation>
    </message>
    <message>
        <source>Ai có thẩm quyền</source>
        <translation>Who is cleared</translation>
    </message>
    <message>
        <source>Chỉ quản lý của dự án và cán bộ an toàn thấy ai có thẩm quyền.</source>
        <translation>Only managers of the project and officers see who is cleared.</translation>
    </message>
    <message>
        <source>Chưa có danh sách; nó hiện khi cán bộ an toàn mở kho lần tới.</source>
        <translation>There is no list yet; it appears when an officer next opens the vault.</translation>
    </message>
    <message>
        <source>đã hết hạn</source>
        <translation>lapsed</translation>
    </message>
    <message>
        <source>Xem từng thẩm quyền, rút, gia hạn…</source>
        <translation>See each clearance, withdraw, extend…</translation>
    </message>
</context>
<context>
    <name>ProjectStep</name>
    <message>
        <source>Dự án đầu tiên</source>
        <translation>First project</translation>
    </message>
    <message>
        <source>Mỗi dự án là một kho riêng bên trong: có khóa riêng, không tìm kiếm hay báo cáo nào trộn hai dự án. Sau này có thể thêm dự án khác.</source>
        <translation>Each project is a store of its own inside the vault: with its own keys, and no search or report mixes two of them. You can add more projects later.</translation>
    </message>
    <message>
        <source>Tên dự án</source>
        <translation>Project name</translation>
    </message>
    <message>
        <source>Ví dụ: Khách hàng doanh nghiệp</source>
        <translation>For example: Business customers</translation>
    </message>
</context>
<context>
    <name>ProjectsPage</name>
    <message>
        <source>Dự án</source>
        <translation>Projects</translation>
    </message>
    <message>
        <source>Danh sách dự án</source>
        <translation>List of projects</translation>
    </message>
    <message>
        <source>Tạo dự án</source>
        <translation>Create project</translation>
    </message>
    <message>
        <source>Đang xem ai ký cùng được.</source>
        <translation>Looking up who can sign as well.</translation>
    </message>
    <message>
        <source>Mỗi dự án có ba ngăn, mỗi cấp mật một ngăn với khóa riêng. Không việc gì trộn dữ liệu hai dự án.</source>
        <translation>Each project has three compartments, one for each level, with a key of its own. Nothing mixes the data of two projects.</translation>
    </message>
    <message>
        <source>Không cấp nào</source>
        <translation>No level</translation>
    </message>
    <message>
        <source>Các cấp bạn mở được, và với quản lý và cán bộ an toàn: ai có thẩm quyền đến khi nào.</source>
        <translation>The levels you can open; for managers and officers also who is cleared until when.</translation>
    </message>
    <message>
        <source>Chọn một dự án</source>
        <translation>Choose a project</translation>
    </message>
    <message>
        <source>Chưa có cán bộ an toàn hệ thống nào khác để ký cùng.</source>
        <translation>There is no other security officer to sign as well.</translation>
    </message>
    <message>
        <source>Bạn mở được</source>
        <translation>Open to you</translation>
    </message>
    <message>
        <source>{} dự án</source>
        <translation>Projects: {}</translation>
    </message>
</context>
<context>
    <name>ProveDialog</name>
    <message>
        <source>Diễn tập khôi phục</source>
        <translation>Practice run</translation>
    </message>
    <message>
        <source>Thử xem {} mảnh có ghép lại đúng khóa của bộ khôi phục số {:03d} không. Không mở gì cả.</source>
        <translation>Tries whether {} shares give the key of recovery kit {:03d}. Nothing is opened.</translation>
    </message>
    <message>
        <source>Bộ khôi phục trên thẻ nhớ</source>
        <translation>Recovery kit on the memory stick</translation>
    </message>
    <message>
        <source>Chọn…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>Bộ khôi phục (*.niemkit)</source>
        <translation>Recovery kit (*.niemkit)</translation>
    </message>
    <message>
        <source>Kết quả được ghi vào nhật ký; các mảnh thì không.</source>
        <translation>The outcome is written into the journal; the shares are not.</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Thử các mảnh</source>
        <translation>Try the shares</translation>
    </message>
    <message>
        <source>Hãy chọn tệp của bộ khôi phục.</source>
        <translation>Choose the file of the recovery kit.</translation>
    </message>
    <message>
        <source>Các mảnh ghép lại đúng. Đã ghi ngày diễn tập.</source>
        <translation>The shares fit. The date of the practice run was noted.</translation>
    </message>
    <message>
        <source>Đang ghép…</source>
        <translation>Combining…</translation>
    </message>
</context>
<context>
    <name>QuestionCard</name>
    <message>
        <source>Câu {number} trên {total}</source>
        <translation>Question {number} of {total}</translation>
    </message>
    <message>
        <source>Hãy chọn một câu trả lời.</source>
        <translation>Choose one answer.</translation>
    </message>
</context>
<context>
    <name>QuestionsView</name>
    <message>
        <source>Kiểm tra: {}</source>
        <translation>Questions: {}</translation>
    </message>
    <message>
        <source>Thôi, về danh sách</source>
        <translation>Stop, back to the list</translation>
    </message>
    <message>
        <source>Cần đúng ít nhất {needed} trên {total} câu. Chưa đạt thì đọc lại và làm lại với câu hỏi khác.</source>
        <translation>At least {needed} of {total} must be right. Otherwise read again and try again with other questions.</translation>
    </message>
    <message>
        <source>Nộp bài</source>
        <translation>Hand in</translation>
    </message>
    <message>
        <source>Đã trả lời {done} trên {total} câu</source>
        <translation>{done} of {total} answered</translation>
    </message>
    <message>
        <source>Đang chấm…</source>
        <translation>Marking…</translation>
    </message>
</context>
<context>
    <name>ReadBackDialog</name>
    <message>
        <source>Đọc lại để so</source>
        <translation>Read back and compare</translation>
    </message>
    <message>
        <source>{number}, {twin}</source>
        <translation>{number}, {twin}</translation>
    </message>
    <message>
        <source>Lấy đĩa ra, cho vào lại rồi hãy đọc, để máy đọc từ đĩa chứ không từ bộ nhớ. Nếu có máy hay ổ thứ hai, đọc ở đó càng chắc. Đĩa chỉ vào sổ khi mọi phần đúng như đã ghi.</source>
        <translation>Take the disc out and put it in again first, so that it is read from the disc and not from memory. A second machine or drive is surer still. The disc enters the register only when every part is as it was made.</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Đọc lại</source>
        <translation>Read again</translation>
    </message>
</context>
<context>
    <name>ReadDialog</name>
    <message>
        <source>Lấy tệp từ đĩa</source>
        <translation>Take files from a disc</translation>
    </message>
    <message>
        <source>Chỗ xước được sửa từ phần dự phòng; tệp lấy ra vẫn niêm mật.</source>
        <translation>Scratches are repaired from the parity; the files that come out are still sealed.</translation>
    </message>
    <message>
        <source>Lấy ra thư mục</source>
        <translation>Into the folder</translation>
    </message>
    <message>
        <source>Chọn thư mục…</source>
        <translation>Choose a folder…</translation>
    </message>
    <message>
        <source>Không có gì bị ghi đè. Bộ nhiều đĩa: đọc lần lượt các đĩa vào cùng thư mục.</source>
        <translation>Nothing is written over. A set of several discs: read them one after the other into the same folder.</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Lấy ra</source>
        <translation>Take out</translation>
    </message>
</context>
<context>
    <name>ReadPage</name>
    <message>
        <source>Trang tính</source>
        <translation>Sheet</translation>
    </message>
    <message>
        <source>Dòng tiêu đề</source>
        <translation>Header row</translation>
    </message>
    <message>
        <source>Chữ trong tệp đọc ra như thế nào là đúng?</source>
        <translation>Under which reading do the letters come out right?</translation>
    </message>
    <message>
        <source>Bảng mã của tệp: {}.</source>
        <translation>Encoding of the file: {}.</translation>
    </message>
    <message>
        <source>Danh sách cũ hay dùng phông TCVN3, VNI hoặc mã VISCII; chọn cách đọc cho ra chữ đúng.</source>
        <translation>Old lists often use the fonts TCVN3 or VNI, or the code VISCII; choose the reading that gives the right letters.</translation>
    </message>
    <message>
        <source>Dòng {}: {}</source>
        <translation>Row {}: {}</translation>
    </message>
</context>
<context>
    <name>ReadersNote</name>
    <message>
        <source>Đang hỏi ai mở được cấp {}…</source>
        <translation>Asking who opens {}…</translation>
    </message>
    <message>
        <source>Ở cấp {}, những người mở được hồ sơ này: {}.</source>
        <translation>At {}, these people can open the file: {}.</translation>
    </message>
    <message>
        <source>Danh sách người giữ thẩm quyền cấp {} không dành cho bạn xem. Bạn đã thấy những người này làm việc ở cấp đó: {}; có thể còn người khác. Muốn biết chắc, hãy hỏi {}.</source>
        <translation>The list of who is cleared for {} is not yours to read. These people have worked there in your sight: {}; there may be others. To be sure, ask {}.</translation>
    </message>
    <message>
        <source>Chương trình không cho bạn biết ai mở được cấp {}. Muốn biết chắc, hãy hỏi {}.</source>
        <translation>The program may not tell you who opens {}. To be sure, ask {}.</translation>
    </message>
    <message>
        <source>Bạn không mở được cấp {} ở đây: sau khi nâng, hồ sơ này không còn ở cấp bạn đang mở.</source>
        <translation>You do not open {} here: after the raise this file is no longer at a level you have open.</translation>
    </message>
</context>
<context>
    <name>Reading</name>
    <message>
        <source>Gõ mã của hồ sơ để xác nhận: {}</source>
        <translation>Type the file&apos;s code to confirm: {}</translation>
    </message>
    <message>
        <source>Gõ số bản ghi sẽ hủy: {}</source>
        <translation>Type the number of records that go: {}</translation>
    </message>
    <message>
        <source>Người kiểm chứng (cán bộ an toàn)</source>
        <translation>Verifier (security officer)</translation>
    </message>
    <message>
        <source>Không hoàn tác được: tệp mới được viết lại dưới khóa mới không có hồ sơ này, khóa cũ bị bỏ.</source>
        <translation>This cannot be undone: the store is rewritten under new keys without this customer, and the old keys are dropped.</translation>
    </message>
    <message>
        <source>Lần tiêu hủy trước bị ngắt sau khi chuyển kho. Hồ sơ đã không còn; chỉ còn ký chứng nhận.</source>
        <translation>The last destruction was interrupted after the switch. The customer file is gone already; only the certificate has to be signed.</translation>
    </message>
    <message>
        <source>Sẽ không đọc được nữa: hồ sơ, ghi chú, mọi lần sửa, bản nháp, văn bản đính kèm, đề nghị cung cấp, chỉ mục tìm kiếm. Tệp mới được dò từng giá trị trước khi chuyển; còn một dấu vết thì không hủy gì.</source>
        <translation>No longer readable: the file, notes, every revision, drafts, attached documents, release requests, the search index. The new store is searched for every value before the switch; if one trace is left, nothing is destroyed.</translation>
    </message>
</context>
<context>
    <name>ReadingView</name>
    <message>
        <source>{minutes} phút đọc, bản {version}</source>
        <translation>minutes to read: {minutes}, version {version}</translation>
    </message>
    <message>
        <source>Về danh sách</source>
        <translation>Back to the list</translation>
    </message>
    <message>
        <source>{draw} câu hỏi, cần đúng {needed}</source>
        <translation>questions: {draw}, right answers needed: {needed}</translation>
    </message>
    <message>
        <source>Làm bài kiểm tra</source>
        <translation>Take the questions</translation>
    </message>
</context>
<context>
    <name>ReasonDialog</name>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Cần ghi vài chữ.</source>
        <translation>A few words are needed.</translation>
    </message>
</context>
<context>
    <name>RecordConsentDialog</name>
    <message>
        <source>Ghi văn bản đồng ý</source>
        <translation>Record a consent</translation>
    </message>
    <message>
        <source>Ghi đúng như trên văn bản. Không gì ngoài những điều ghi ở đây được cung cấp cho ai.</source>
        <translation>Record it just as it stands on the paper. Nothing but what is written here is given to anybody.</translation>
    </message>
    <message>
        <source>Người đồng ý</source>
        <translation>Who consents</translation>
    </message>
    <message>
        <source>Với tư cách</source>
        <translation>In the capacity of</translation>
    </message>
    <message>
        <source>Chính khách hàng, giám đốc, người được ủy quyền…</source>
        <translation>The customer in person, a director, somebody authorised…</translation>
    </message>
    <message>
        <source>Ngày ký trên văn bản</source>
        <translation>Day of signing on the paper</translation>
    </message>
    <message>
        <source>Bản quét văn bản đồng ý</source>
        <translation>Scan of the consent</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Ghi văn bản</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>Hãy điền ô này.</source>
        <translation>Fill in this field.</translation>
    </message>
    <message>
        <source>Đã ghi văn bản đồng ý.</source>
        <translation>The consent is recorded.</translation>
    </message>
</context>
<context>
    <name>RecordTable</name>
    <message>
        <source>Mở</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Chọn tất cả ({})</source>
        <translation>Choose all ({})</translation>
    </message>
    <message>
        <source>Cột</source>
        <translation>Columns</translation>
    </message>
    <message>
        <source>Thứ tự cột…</source>
        <translation>Order of columns…</translation>
    </message>
    <message>
        <source>Về mặc định</source>
        <translation>Back to default</translation>
    </message>
    <message>
        <source>Sắp xếp theo</source>
        <translation>Sort by</translation>
    </message>
    <message>
        <source>{} (tăng dần)</source>
        <translation>{} (ascending)</translation>
    </message>
    <message>
        <source>{} (giảm dần)</source>
        <translation>{} (descending)</translation>
    </message>
</context>
<context>
    <name>RecoverDialog</name>
    <message>
        <source>Khôi phục ngăn không còn quản lý giữ khóa</source>
        <translation>Recover compartments that no manager holds</translation>
    </message>
    <message>
        <source>Bộ khôi phục trên thẻ nhớ</source>
        <translation>Recovery kit on the memory stick</translation>
    </message>
    <message>
        <source>Chọn…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>Bộ khôi phục (*.niemkit)</source>
        <translation>Recovery kit (*.niemkit)</translation>
    </message>
    <message>
        <source>Vì sao</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>Bộ khôi phục</source>
        <translation>Recovery kit</translation>
    </message>
    <message>
        <source>Các mảnh</source>
        <translation>Shares</translation>
    </message>
    <message>
        <source>Ký</source>
        <translation>Sign</translation>
    </message>
    <message>
        <source>Ký và khôi phục</source>
        <translation>Sign and recover</translation>
    </message>
    <message>
        <source>Không quản lý nào đang làm việc còn giữ khóa của các ngăn: {}.</source>
        <translation>No manager in service holds the key of these compartments: {}.</translation>
    </message>
    <message>
        <source>Khóa dự phòng trong bộ khôi phục mở được các ngăn này một lần. Ngay sau đó chúng được ghi lại dưới khóa mới; người quản lý có mặt giữ khóa mới, khóa cũ không dùng được nữa. Mọi bước được ghi vào nhật ký.</source>
        <translation>The escrow keys in the recovery kit open these compartments once. Right afterwards they are written anew under new keys; the manager present holds those, and the old ones are of no more use. Every step is written into the journal.</translation>
    </message>
    <message>
        <source>Cần: thẻ nhớ có bộ khôi phục, đủ người giữ mảnh mang tờ của mình, một người quản lý và một cán bộ an toàn.</source>
        <translation>You need the memory stick with the recovery kit, enough holders with their sheets, a manager and a security officer.</translation>
    </message>
    <message>
        <source>Cắm thẻ nhớ có bộ khôi phục số {:03d} rồi chọn tệp của nó.</source>
        <translation>Plug in the memory stick with recovery kit {:03d}, then choose its file.</translation>
    </message>
    <message>
        <source>{} người giữ mảnh lần lượt tự gõ tờ của mình; người khác không nhìn.</source>
        <translation>{} holders type their own sheets one after the other; nobody else looks.</translation>
    </message>
    <message>
        <source>Người quản lý ký là người giữ khóa mới.</source>
        <translation>The manager who signs holds the new keys.</translation>
    </message>
    <message>
        <source>Hãy chọn tệp của bộ khôi phục.</source>
        <translation>Choose the file of the recovery kit.</translation>
    </message>
    <message>
        <source>Đang mở và ghi lại dưới khóa mới</source>
        <translation>Opening and writing anew under new keys</translation>
    </message>
    <message>
        <source>Đang khôi phục…</source>
        <translation>Recovering…</translation>
    </message>
    <message>
        <source>Đã khôi phục {} bản ghi dưới khóa mới.</source>
        <translation>Records recovered under new keys: {}.</translation>
    </message>
    <message>
        <source>Đã dừng. Chưa có gì thay đổi.</source>
        <translation>Stopped. Nothing has changed.</translation>
    </message>
</context>
<context>
    <name>RecoveryBanner</name>
    <message>
        <source>Mở mục Khôi phục</source>
        <translation>Open Recovery</translation>
    </message>
    <message>
        <source>Bản sao đang dùng có trước bộ khôi phục số {number}. Bộ trước đó và các mảnh của nó không còn hiệu lực. Hãy làm buổi lễ chia khóa mới. Còn {days} ngày; sau đó kho không nhận thêm dữ liệu mới.</source>
        <translation>The copy in use is older than recovery kit {number}, so the kit before it and its shares are no longer in force. Hold a new ceremony. {days} days are left; after that the vault takes in no new data.</translation>
    </message>
    <message>
        <source>Bản sao đang dùng có trước bộ khôi phục số {number}, nên không bộ nào còn hiệu lực và kho không nhận thêm dữ liệu mới. Hãy làm buổi lễ chia khóa mới.</source>
        <translation>The copy in use is older than recovery kit {number}, so no kit is in force and the vault takes in no new data. Hold a new ceremony.</translation>
    </message>
    <message>
        <source>Kho chưa chia khóa khôi phục. Còn {} ngày; sau đó kho không nhận thêm dữ liệu mới.</source>
        <translation>No recovery ceremony has been held. Days left: {}; afterwards the vault takes in no new data.</translation>
    </message>
    <message>
        <source>Kho chưa chia khóa khôi phục nên không nhận thêm dữ liệu mới.</source>
        <translation>No recovery ceremony has been held, so the vault takes in no new data.</translation>
    </message>
</context>
<context>
    <name>RecoveryPage</name>
    <message>
        <source>Khôi phục</source>
        <translation>Recovery</translation>
    </message>
    <message>
        <source>Chia khóa lại</source>
        <translation>Hold it again</translation>
    </message>
    <message>
        <source>Buổi lễ gần nhất bị ngắt trước khi trao đủ mảnh, nên bộ khôi phục chưa dùng được. Hãy chia lại.</source>
        <translation>The last ceremony was cut off before all shares were handed out, so the recovery kit is of no use. Hold it again.</translation>
    </message>
    <message>
        <source>Chưa chia khóa khôi phục</source>
        <translation>No recovery ceremony yet</translation>
    </message>
    <message>
        <source>Nếu mọi người giữ khóa của một ngăn đều nghỉ hay mất máy, không ai mở được ngăn đó nữa. Chia khóa khôi phục cho vài người tin cậy để điều đó không xảy ra.</source>
        <translation>If everybody who holds the key of a compartment leaves or loses their machine, nobody can open it any more. Split a recovery seed among a few trusted people so that this does not happen.</translation>
    </message>
    <message>
        <source>Chia khóa khôi phục…</source>
        <translation>Hold the ceremony…</translation>
    </message>
</context>
<context>
    <name>RecoverySigners</name>
    <message>
        <source>Cán bộ an toàn hệ thống</source>
        <translation>System security officer</translation>
    </message>
    <message>
        <source>Người quản lý</source>
        <translation>Manager</translation>
    </message>
</context>
<context>
    <name>RefuseDialog</name>
    <message>
        <source>Từ chối tiêu hủy</source>
        <translation>Refuse destruction</translation>
    </message>
    <message>
        <source>Lý do từ chối</source>
        <translation>Reason for refusing</translation>
    </message>
    <message>
        <source>Phải báo lý do này cho người yêu cầu.</source>
        <translation>The requester must be told this reason.</translation>
    </message>
    <message>
        <source>Cụm mật khẩu của bạn</source>
        <translation>Your passphrase</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Từ chối và ký</source>
        <translation>Refuse and sign</translation>
    </message>
    <message>
        <source>Hãy gõ cụm mật khẩu để ký.</source>
        <translation>Type your passphrase to sign.</translation>
    </message>
</context>
<context>
    <name>RegisterPaperDialog</name>
    <message>
        <source>Giấy tờ gì</source>
        <translation>What paper</translation>
    </message>
    <message>
        <source>ví dụ: bản in thông tin liên hệ</source>
        <translation>for example: print of the contact details</translation>
    </message>
    <message>
        <source>Đánh số bản giấy, đĩa</source>
        <translation>Number a paper copy or disc</translation>
    </message>
    <message>
        <source>Mỗi bản in, đĩa, USB có một số, một người giữ và một nơi giữ; chúng không ra khỏi công ty.</source>
        <translation>Every print, disc or stick has a number, a holder and a place; they do not leave the company.</translation>
    </message>
    <message>
        <source>Loại</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Số tờ, số chiếc</source>
        <translation>Sheets or pieces</translation>
    </message>
    <message>
        <source>Lấy số và ghi sổ</source>
        <translation>Take number and register</translation>
    </message>
    <message>
        <source>Bản này mang số {}. Hãy ghi số đó lên mọi tờ trước khi giao cho người giữ.</source>
        <translation>This copy has the number {}. Write it on every sheet before the holder gets it.</translation>
    </message>
    <message>
        <source>Vật này mang số {}. Hãy dán số đó lên nó trước khi giao cho người giữ.</source>
        <translation>This carries the number {}. Put it on the thing before it is handed to its holder.</translation>
    </message>
</context>
<context>
    <name>ReleaseActs</name>
    <message>
        <source>Đã gửi lại. Cán bộ an toàn thấy đề nghị ở mục Chờ ký thứ hai.</source>
        <translation>Sent again. Officers see the request under Second signatures.</translation>
    </message>
    <message>
        <source>Đề nghị {} sẽ không còn dùng được; muốn cung cấp phải lập đề nghị mới.</source>
        <translation>Request {} can then no longer be used; a release would need a new request.</translation>
    </message>
    <message>
        <source>Rút lại đề nghị đã duyệt?</source>
        <translation>Withdraw the approved request?</translation>
    </message>
    <message>
        <source>Rút lại đề nghị?</source>
        <translation>Withdraw the request?</translation>
    </message>
    <message>
        <source>Rút lại</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>Đã rút lại đề nghị.</source>
        <translation>The request was withdrawn.</translation>
    </message>
</context>
<context>
    <name>ReleaseDetail</name>
    <message>
        <source>Xem và quyết định…</source>
        <translation>Read and decide…</translation>
    </message>
    <message>
        <source>Cán bộ an toàn ký thứ hai…</source>
        <translation>Officer signs second…</translation>
    </message>
    <message>
        <source>Gửi lại cho cán bộ an toàn</source>
        <translation>Send to the officers again</translation>
    </message>
    <message>
        <source>Bàn giao…</source>
        <translation>Hand over…</translation>
    </message>
    <message>
        <source>Đã thu hồi…</source>
        <translation>Taken back…</translation>
    </message>
    <message>
        <source>Sửa…</source>
        <translation>Amend…</translation>
    </message>
    <message>
        <source>Rút lại…</source>
        <translation>Withdraw…</translation>
    </message>
    <message>
        <source>Những gì đã ra khỏi công ty</source>
        <translation>What left the company</translation>
    </message>
    <message>
        <source>Đúng những gì sẽ ra khỏi công ty</source>
        <translation>Exactly what will leave the company</translation>
    </message>
    <message>
        <source>Văn bản đồng ý của khách hàng</source>
        <translation>Customer&apos;s written consent</translation>
    </message>
    <message>
        <source>Xem</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>Xem văn bản đồng ý</source>
        <translation>Show the consent</translation>
    </message>
    <message>
        <source>Số</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Người đồng ý</source>
        <translation>Who consents</translation>
    </message>
    <message>
        <source>Hiệu lực</source>
        <translation>Standing</translation>
    </message>
    <message>
        <source>Thời hạn</source>
        <translation>Term</translation>
    </message>
    <message>
        <source>Những phần</source>
        <translation>Parts</translation>
    </message>
    <message>
        <source>Đã trả lại công ty</source>
        <translation>Given back to the company</translation>
    </message>
    <message>
        <source>Người nhận báo đã xóa</source>
        <translation>The recipient says it is deleted</translation>
    </message>
    <message>
        <source>Thu hồi</source>
        <translation>Taken back</translation>
    </message>
    <message>
        <source>Ghi chú</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Lúc</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Bản đã bàn giao</source>
        <translation>Copy handed over</translation>
    </message>
    <message>
        <source>Số bản</source>
        <translation>Copy number</translation>
    </message>
    <message>
        <source>Người bàn giao</source>
        <translation>Handed over by</translation>
    </message>
    <message>
        <source>Số trang</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Dạng tệp</source>
        <translation>Kind of file</translation>
    </message>
    <message>
        <source>Gói niêm (.niem)</source>
        <translation>Sealed package (.niem)</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
</context>
<context>
    <name>ReleasePage</name>
    <message>
        <source>Cung cấp thông tin</source>
        <translation>Releases</translation>
    </message>
    <message>
        <source>Dự án</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>Lọc đề nghị</source>
        <translation>Filter requests</translation>
    </message>
    <message>
        <source>Đề nghị cung cấp thông tin</source>
        <translation>Release requests</translation>
    </message>
    <message>
        <source>Chọn hồ sơ để đề nghị…</source>
        <translation>Choose a file…</translation>
    </message>
    <message>
        <source>Bạn chưa được cấp thẩm quyền ở dự án nào.</source>
        <translation>You have no clearance in any project yet.</translation>
    </message>
    <message>
        <source>Ủy quyền khi vắng…</source>
        <translation>While I am away…</translation>
    </message>
    <message>
        <source>Chưa mở được danh sách</source>
        <translation>The list could not be opened</translation>
    </message>
    <message>
        <source>Thử lại</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Danh sách đề nghị</source>
        <translation>List of requests</translation>
    </message>
    <message>
        <source>Đề nghị của tôi</source>
        <translation>My requests</translation>
    </message>
    <message>
        <source>Đang ở ngoài</source>
        <translation>Out now</translation>
    </message>
    <message>
        <source>Tất cả</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Chờ tôi duyệt</source>
        <translation>For me to decide</translation>
    </message>
    <message>
        <source>{} đề nghị</source>
        <translation>Requests: {}</translation>
    </message>
    <message>
        <source>Không có đề nghị nào chờ bạn</source>
        <translation>No request is waiting for you</translation>
    </message>
    <message>
        <source>Khi có người xin cung cấp thông tin ở cấp mật bạn được duyệt, đề nghị sẽ hiện ở đây.</source>
        <translation>When somebody asks for a release at a level you may approve, the request appears here.</translation>
    </message>
    <message>
        <source>Chưa có đề nghị nào</source>
        <translation>No requests yet</translation>
    </message>
    <message>
        <source>Mở một hồ sơ khách hàng rồi chọn đề nghị cung cấp. Hồ sơ tuyệt mật không bao giờ ra khỏi kho.</source>
        <translation>Open a customer file and choose Request release. Top-secret files never leave the vault.</translation>
    </message>
    <message>
        <source>Chọn một đề nghị</source>
        <translation>Choose a request</translation>
    </message>
    <message>
        <source>Người nhận, mục đích, đúng những gì sẽ ra khỏi công ty và văn bản đồng ý hiện ở đây.</source>
        <translation>The recipient, the purpose, exactly what would leave the company, and the consent are shown here.</translation>
    </message>
</context>
<context>
    <name>Reminder</name>
    <message>
        <source>Mở mục Cung cấp thông tin</source>
        <translation>Open Releases</translation>
    </message>
    <message>
        <source>{} việc về cung cấp thông tin đang chờ bạn.</source>
        <translation>Waiting for you about releases: {}.</translation>
    </message>
    <message>
        <source>{} đề nghị đã quá hạn quyết định</source>
        <translation>requests past their day to decide: {}</translation>
    </message>
    <message>
        <source>{} bản đã bàn giao phải thu hồi</source>
        <translation>{} handed over to be brought back</translation>
    </message>
</context>
<context>
    <name>RemoveDialog</name>
    <message>
        <source>Bỏ mục khỏi hồ sơ</source>
        <translation>Remove an item from the file</translation>
    </message>
    <message>
        <source>Mục rời khỏi hồ sơ và các danh sách. Nó vẫn được giữ ở phần “Đã bỏ” và đưa lại được.</source>
        <translation>The item leaves the file and the lists. It is kept under “Removed” and can be brought back.</translation>
    </message>
    <message>
        <source>Lý do</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Hủy</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Bỏ mục</source>
        <translation>Remove item</translation>
    </message>
</context>
<context>
    <name>RemovedList</name>
    <message>
        <source>Tiêu đề</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>Lý do bỏ</source>
        <translation>Why removed</translation>
    </message>
    <message>
        <source>Người bỏ</source>
        <translation>Removed by</translation>
    </message>
    <message>
        <source>Cấp mật</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>Danh sách {} đã bỏ</source>
        <translation>List of removed items: {}</translation>
    </message>
    <message>
        <source>Không có {} nào đã bỏ</source>
        <translation>Nothing removed: {}</translation>
    </message>
    <message>
        <source>Mục bị bỏ khỏi hồ sơ sẽ nằm ở đây cùng lý do, và đưa lại được.</source>
        <translation>Items removed from a file stand here with the reason, and can be brought back.</translation>
    </message>
    <message>
        <source>Chưa đọc được danh sách</source>
        <translation>The list could not be read</translation>
    </message>
    <message>
        <source>Thử lại</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Và {} mục bỏ trước đó.</source>
        <translation>Removed before: {}.</translation>
    </message>
</context>
<context>
    <name>Remover</name>
    <message>
        <source>Đã bỏ một mục khỏi hồ sơ.</source>
        <translation>An item was removed from the file.</translation>
    </message>
    <message>
        <source>Hoàn tác</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Đã đưa mục trở lại hồ sơ.</source>
        <translation>The item is back in the file.</translation>
    </message>
</context>
<context>
    <name>RenameDialog</name>
    <message>
        <source>Đổi tên tài liệu</source>
        <translation>Rename the document</translation>
    </message>
    <message>
        <source>Tên tài liệu</source>
        <translation>Name of the document</translation>
    </message>
    <message>
        <source>Tên cũ còn trong các bản đã lưu.</source>
        <translation>The old name stays in the revisions.</translation>
    </message>
    <message>
        <source>Hủy</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Lưu tên</source>
        <translation>Save the name</translation>
    </message>
</context>
<context>
    <name>RenewDialog</name>
    <message>
        <source>Đổi các khóa còn chờ</source>
        <translation>Change the keys that wait</translation>
    </message>
    <message>
        <source>Có người đã mất quyền mà khóa cũ của họ chưa được thay hết. Đến khi đổi xong, các ngăn ấy chỉ xem được. Người quản lý nào giữ khóa của ngăn nào thì đổi được ngăn ấy.</source>
        <translation>Somebody lost access and not all of their keys have been replaced. Until then those compartments can only be read. A manager can change the keys of the compartments they hold.</translation>
    </message>
    <message>
        <source>Đổi khóa</source>
        <translation>Change keys</translation>
    </message>
    <message>
        <source>Đang đổi khóa…</source>
        <translation>Changing keys…</translation>
    </message>
    <message>
        <source>Đã đổi. Còn {} ngăn chờ người quản lý khác.</source>
        <translation>Changed. Compartments waiting for another manager: {}.</translation>
    </message>
    <message>
        <source>Mọi khóa đã được đổi.</source>
        <translation>Every key has been changed.</translation>
    </message>
    <message>
        <source>Viết lại bộ khôi phục</source>
        <translation>Write the kit anew</translation>
    </message>
    <message>
        <source>Bộ số {old:03d} còn {dead} mục mở được dữ liệu đã tiêu hủy. Bộ mới, số {new:03d}, không có các mục đó; mọi mục khác giữ nguyên. Không cần các mảnh. Dùng thẻ nhớ mới, vì thẻ cũ không ghi đè được chắc chắn.</source>
        <translation>Entries of kit {old:03d} that open destroyed data: {dead}. The new kit, {new:03d}, is without them; all other entries stay as they are. No shares are needed. Use new sticks, because old ones cannot be overwritten for certain.</translation>
    </message>
    <message>
        <source>Tệp bộ khôi phục đang dùng</source>
        <translation>File of the present kit</translation>
    </message>
    <message>
        <source>Chọn…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>Bộ khôi phục (*.niemkit)</source>
        <translation>Recovery kit (*.niemkit)</translation>
    </message>
    <message>
        <source>Thẻ nhớ mới thứ nhất</source>
        <translation>First new stick</translation>
    </message>
    <message>
        <source>Thẻ nhớ mới thứ hai</source>
        <translation>Second new stick</translation>
    </message>
    <message>
        <source>Việc này được ghi vào nhật ký.</source>
        <translation>This is written to the journal.</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Ký và viết lại</source>
        <translation>Sign and rewrite</translation>
    </message>
    <message>
        <source>Hãy điền chỗ này.</source>
        <translation>Fill this in.</translation>
    </message>
    <message>
        <source>Đang viết lại bộ khôi phục</source>
        <translation>Writing the kit anew</translation>
    </message>
    <message>
        <source>Đã dừng. Chưa có gì thay đổi.</source>
        <translation>Stopped. Nothing has changed.</translation>
    </message>
    <message>
        <source>Bộ khôi phục số {:03d} đã có hiệu lực, ghi và đọc lại ở hai nơi.</source>
        <translation>Kit {:03d} is in force, written and read back in two places.</translation>
    </message>
    <message>
        <source>Bây giờ hãy hủy hai thẻ nhớ cũ và mọi bản chép của bộ cũ (nghiền hoặc cắt vụn con chip), rồi ghi việc hủy ở mục Khôi phục. Chưa hủy thì bộ cũ vẫn mở được dữ liệu trong bản sao cũ của kho.</source>
        <translation>Now destroy the two old sticks and every copy of the old kit (crush or cut the chip), then put it on record on the page Recovery. Until then the old kit still opens that data in an old copy of the vault.</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Báo cáo mối lo ngại</source>
        <translation>Report a concern</translation>
    </message>
    <message>
        <source>Niêm phong ngay khi gửi; chỉ cán bộ an toàn hệ thống đọc được.</source>
        <translation>Sealed the moment you send it; only the security officers can read it.</translation>
    </message>
    <message>
        <source>Điều bạn lo ngại</source>
        <translation>What worries you</translation>
    </message>
    <message>
        <source>Việc gì, khi nào, ở đâu, còn ai biết. Với khách hàng, ghi mã hồ sơ là đủ. Chữ đang gõ ở đây không được lưu nháp khi kho khóa, để không để lại dấu vết.</source>
        <translation>What, when, where, who else knows. For a customer the file&apos;s code is enough. What you type here is not kept as a draft when the vault locks, so that it leaves no trace.</translation>
    </message>
    <message>
        <source>Ghi tên tôi, để cán bộ an toàn hỏi lại được</source>
        <translation>With my name, so that the officers can ask me</translation>
    </message>
    <message>
        <source>Không ghi tên</source>
        <translation>Without my name</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Niêm phong và gửi</source>
        <translation>Seal and send</translation>
    </message>
    <message>
        <source>Tên của bạn</source>
        <translation>Your name</translation>
    </message>
    <message>
        <source>Cán bộ an toàn thấy tên bạn cùng nội dung. Nhật ký ghi rằng bạn đã gửi một báo cáo, không ghi nội dung; quản lý và quản trị hệ thống không mở được.</source>
        <translation>The officers see your name with the text. The journal notes that you handed in a report, not what it says; managers and the administrator cannot open it.</translation>
    </message>
    <message>
        <source>Báo cáo chỉ mang ngày gửi, và nhật ký không ghi gì về lần gửi này. Nhưng nhật ký vẫn ghi ai đã mở kho trong ngày, trên máy nào: nếu hôm nay chỉ có bạn mở kho, cán bộ an toàn có thể đoán ra.</source>
        <translation>The report carries the day alone, and the journal notes nothing about handing it in. But the journal does keep who opened the vault that day, on which machine: if only you did, the officers can guess.</translation>
    </message>
    <message>
        <source>Hãy viết điều bạn lo ngại.</source>
        <translation>Write what worries you.</translation>
    </message>
    <message>
        <source>Đã niêm phong và gửi. Mã nhận: {}. Hãy nhớ mã này nếu bạn muốn hỏi cán bộ an toàn đã nhận được chưa; mã không cho biết ai đã gửi hay gửi gì.</source>
        <translation>Sealed and sent. Receipt code: {}. Remember it if you want to ask the officers whether it arrived; it tells neither who sent it nor what.</translation>
    </message>
    <message>
        <source>Xong</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Báo cáo khi {} nghỉ việc</source>
        <translation>Report on the leaving of {}</translation>
    </message>
    <message>
        <source>Báo cáo nêu những gì người này đã mở trong 90 ngày cuối (theo mã hồ sơ, không ghi tên khách hàng), bản giấy còn đứng tên, các khóa đã đổi và những gì không thu hồi được. Người quản lý đăng nhập thì báo cáo có cả sổ bản giấy của các ngăn đang mở.</source>
        <translation>The report says what the person opened in the last 90 days (by record codes, without customers&apos; names), papers still in their name, keys that were changed and what cannot be taken back. When the manager is the one signed in, it includes the register of papers of the open compartments.</translation>
    </message>
    <message>
        <source>Lập và ký</source>
        <translation>Make and sign</translation>
    </message>
    <message>
        <source>Đang lập báo cáo…</source>
        <translation>Making the report…</translation>
    </message>
    <message>
        <source>Lưu báo cáo</source>
        <translation>Save the report</translation>
    </message>
    <message>
        <source>Tệp PDF (*.pdf)</source>
        <translation>PDF files (*.pdf)</translation>
    </message>
    <message>
        <source>Đã lưu báo cáo.</source>
        <translation>The report is saved.</translation>
    </message>
    <message>
        <source>Báo cáo đã lập nhưng chưa lưu.</source>
        <translation>The report was made but not saved.</translation>
    </message>
</context>
<context>
    <name>ReportsView</name>
    <message>
        <source>Báo cáo đã lưu</source>
        <translation>Kept reports</translation>
    </message>
    <message>
        <source>Chưa lưu báo cáo nào</source>
        <translation>No report has been kept</translation>
    </message>
    <message>
        <source>Bấm “Lưu báo cáo” khi đang xem số liệu để giữ chúng lại như lúc đó.</source>
        <translation>Press “Keep report” while looking at figures to keep them as they are then.</translation>
    </message>
    <message>
        <source>Mở báo cáo</source>
        <translation>Open report</translation>
    </message>
    <message>
        <source>Xóa báo cáo</source>
        <translation>Delete report</translation>
    </message>
    <message>
        <source>Hãy chọn một báo cáo.</source>
        <translation>Choose a report.</translation>
    </message>
    <message>
        <source>Chỉ người lưu báo cáo hoặc quản lý mới xóa được.</source>
        <translation>Only who kept the report, or a manager, can delete it.</translation>
    </message>
    <message>
        <source>Tên báo cáo</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>Cấp mật</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>Thời gian</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>Khách hàng</source>
        <translation>Customers</translation>
    </message>
    <message>
        <source>Người lưu</source>
        <translation>Saved by</translation>
    </message>
    <message>
        <source>Lưu lúc</source>
        <translation>Kept at</translation>
    </message>
    <message>
        <source>trên {}</source>
        <translation>over {}</translation>
    </message>
</context>
<context>
    <name>RequestDetail</name>
    <message>
        <source>Rút lại…</source>
        <translation>Withdraw…</translation>
    </message>
    <message>
        <source>Xem và ký thứ hai…</source>
        <translation>Look and countersign…</translation>
    </message>
    <message>
        <source>Xem, ký lại…</source>
        <translation>Look, sign again…</translation>
    </message>
    <message>
        <source>Xem và ký…</source>
        <translation>Look and sign…</translation>
    </message>
    <message>
        <source>Các bước</source>
        <translation>Steps</translation>
    </message>
    <message>
        <source>Xin</source>
        <translation>Asked</translation>
    </message>
    <message>
        <source>chưa ký</source>
        <translation>not signed yet</translation>
    </message>
    <message>
        <source>Quản lý ký</source>
        <translation>Manager</translation>
    </message>
    <message>
        <source>Kết thúc bởi</source>
        <translation>Ended by</translation>
    </message>
    <message>
        <source>Lý do</source>
        <translation>Reason</translation>
    </message>
</context>
<context>
    <name>RequestDialog</name>
    <message>
        <source>Đề nghị tiêu hủy hồ sơ</source>
        <translation>Request destruction</translation>
    </message>
    <message>
        <source>Bước này chỉ ghi nhận, chưa hủy gì. Một quản lý và cán bộ an toàn sẽ cùng duyệt.</source>
        <translation>This only records the request and destroys nothing yet. A manager and the security officer decide together.</translation>
    </message>
    <message>
        <source>Lý do</source>
        <translation>Ground</translation>
    </message>
    <message>
        <source>Ngày nhận yêu cầu</source>
        <translation>Request received on</translation>
    </message>
    <message>
        <source>Hạn trả lời khách hàng tính từ ngày này.</source>
        <translation>The time to answer the customer counts from this day.</translation>
    </message>
    <message>
        <source>Ai yêu cầu</source>
        <translation>Who asks for it</translation>
    </message>
    <message>
        <source>Văn bản yêu cầu</source>
        <translation>Letter of request</translation>
    </message>
    <message>
        <source>Kéo thả bản quét vào đây, hoặc</source>
        <translation>Drop the scan here, or</translation>
    </message>
    <message>
        <source>Người yêu cầu đã được báo và chấp nhận rủi ro.</source>
        <translation>The requester was told of the risk and accepts it.</translation>
    </message>
    <message>
        <source>Hủy rồi thì không ai khôi phục được nữa, kể cả công ty và nơi cung cấp phần mềm.</source>
        <translation>Once destroyed, nobody can bring it back, neither the company nor the supplier of the program.</translation>
    </message>
    <message>
        <source>Từ lúc này hồ sơ vẫn dùng được cho đến khi lệnh được thực hiện.</source>
        <translation>The file stays in use until the order is executed.</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Ghi nhận yêu cầu</source>
        <translation>Record request</translation>
    </message>
    <message>
        <source>Hồ sơ</source>
        <translation>Customer file</translation>
    </message>
    <message>
        <source>Văn bản yêu cầu của khách hàng (bắt buộc)</source>
        <translation>Customer&apos;s letter of request (required)</translation>
    </message>
    <message>
        <source>Văn bản liên quan (nếu có)</source>
        <translation>Related document (if any)</translation>
    </message>
    <message>
        <source>Không đọc được tệp này. Hãy chọn tệp khác.</source>
        <translation>This file cannot be read. Choose another one.</translation>
    </message>
    <message>
        <source>Đã ghi nhận yêu cầu tiêu hủy.</source>
        <translation>The request for destruction was recorded.</translation>
    </message>
</context>
<context>
    <name>RestorePart</name>
    <message>
        <source>Đặt một bản sao ra thư mục mới</source>
        <translation>Lay a copy into a new folder</translation>
    </message>
    <message>
        <source>Bản sao lưu hoặc thư mục kho được chép luôn được đặt cạnh kho đang dùng, không bao giờ đè lên. Mở nó như một kho khác: lúc đầu chỉ xem được, và chỉ dùng được khi quản lý và cán bộ an toàn cùng chấp nhận.</source>
        <translation>A backup, or the copied folder of a vault, is always laid beside the vault in use, never over it. Open it like another vault: it is only looked at, until a manager and a security officer accept it.</translation>
    </message>
    <message>
        <source>Đặt ra…</source>
        <translation>Lay out…</translation>
    </message>
    <message>
        <source>Lấy lại một hồ sơ</source>
        <translation>Bring a record back</translation>
    </message>
    <message>
        <source>So từng trường của hồ sơ trong bản sao với hiện tại, rồi chọn trường muốn lấy lại. Hồ sơ trở lại như một lần sửa bình thường, có ghi nhật ký; hồ sơ đã tiêu hủy không sống lại.</source>
        <translation>Compare a record of a copy with the present one, field by field, and choose what to bring back. It comes back like any edit, with its entry in the journal; what was destroyed does not come back.</translation>
    </message>
    <message>
        <source>So sánh…</source>
        <translation>Compare…</translation>
    </message>
    <message>
        <source>Khi mất hết máy</source>
        <translation>When every machine is lost</translation>
    </message>
    <message>
        <source>Trên máy sạch, một bản sao lưu hoặc đĩa, bộ khôi phục và đủ mảnh dựng lại kho cho hai người mới: mở Niêm, chọn Khôi phục sau sự cố ở trang đầu. Hãy chép lại câu này, cất cùng bộ khôi phục. Không có cửa sổ thì dùng lệnh python -m app restore --kit.</source>
        <translation>On a clean machine a backup or disc, the recovery kit and enough shares make the vault again for two new people: open Niêm and choose Restore after an accident on the first page. Copy this sentence and keep it with the kit. Without a window use the command python -m app restore --kit.</translation>
    </message>
    <message>
        <source>Kết quả diễn tập (*.txt)</source>
        <translation>Outcomes of drills (*.txt)</translation>
    </message>
    <message>
        <source>Chọn tệp kết quả</source>
        <translation>Choose the file of the outcome</translation>
    </message>
    <message>
        <source>Đã ghi sổ lần diễn tập lúc {}.</source>
        <translation>The drill of {} is on record.</translation>
    </message>
    <message>
        <source>Khôi phục</source>
        <translation>Restore</translation>
    </message>
</context>
<context>
    <name>Result</name>
    <message>
        <source>Hồ sơ đã được tiêu hủy trong kho.</source>
        <translation>The customer file has been destroyed in the vault.</translation>
    </message>
    <message>
        <source>Chứng nhận tiêu hủy</source>
        <translation>Certificate of destruction</translation>
    </message>
    <message>
        <source>Số</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Theo lệnh</source>
        <translation>Under order</translation>
    </message>
    <message>
        <source>Tình trạng: ĐANG THỰC HIỆN</source>
        <translation>Status: IN PROGRESS</translation>
    </message>
    <message>
        <source>Chứng nhận còn mở cho đến khi những việc dưới đây xong; mục 5 của văn bản ghi đủ từng việc.</source>
        <translation>The certificate stays open until the following is done; its section 5 lists every item.</translation>
    </message>
    <message>
        <source>Còn phải hoàn tất</source>
        <translation>Still to be completed</translation>
    </message>
    <message>
        <source>{copy}, {holder}: chưa hủy</source>
        <translation>{copy}, {holder}: not destroyed yet</translation>
    </message>
    <message>
        <source>Bản giấy và tệp</source>
        <translation>Paper copies and files</translation>
    </message>
    <message>
        <source>sổ không còn bản nào ở ngoài</source>
        <translation>none outside according to the register</translation>
    </message>
    <message>
        <source>Khóa cá nhân kỳ cũ</source>
        <translation>Old personal keys</translation>
    </message>
    <message>
        <source>chưa thay ở mọi người giữ quyền</source>
        <translation>not yet replaced for every holder</translation>
    </message>
    <message>
        <source>Bản sao lưu</source>
        <translation>Backups</translation>
    </message>
    <message>
        <source>kho chưa ghi nhận bản nào; nếu có hãy hủy riêng</source>
        <translation>none known to the vault; destroy any by hand</translation>
    </message>
    <message>
        <source>Bên thứ ba</source>
        <translation>Third parties</translation>
    </message>
    <message>
        <source>công ty tự báo cho nơi đã nhận thông tin</source>
        <translation>the company informs those who received the information</translation>
    </message>
</context>
<context>
    <name>ResultView</name>
    <message>
        <source>Kết quả: {}</source>
        <translation>Result: {}</translation>
    </message>
    <message>
        <source>Về danh sách</source>
        <translation>Back to the list</translation>
    </message>
    <message>
        <source>Đọc lại bài</source>
        <translation>Read again</translation>
    </message>
    <message>
        <source>Làm lại với câu hỏi khác</source>
        <translation>Try again with other questions</translation>
    </message>
    <message>
        <source>Học bài tiếp theo</source>
        <translation>Next lesson</translation>
    </message>
    <message>
        <source>Xong, về danh sách</source>
        <translation>Done, back to the list</translation>
    </message>
    <message>
        <source>Đạt: đúng {score} trên {total} câu</source>
        <translation>Passed: {score} of {total} right</translation>
    </message>
    <message>
        <source>Bài này có hiệu lực đến {}. Kết quả đã được ghi vào danh bạ với chữ ký của bạn.</source>
        <translation>This lesson is in force until {}. The result stands in the directory under your signature.</translation>
    </message>
    <message>
        <source>Chưa đạt: đúng {score} trên {total} câu</source>
        <translation>Not passed: {score} of {total} right</translation>
    </message>
    <message>
        <source>Cần đúng ít nhất {}. Hãy đọc lý do bên dưới, xem lại bài rồi làm lại; không giới hạn số lần.</source>
        <translation>At least {} must be right. Read the reasons below, look at the lesson and try again, as often as you like.</translation>
    </message>
    <message>
        <source>Sổ và nhật ký</source>
        <translation>Registers and journal</translation>
    </message>
    <message>
        <source>Đã mở và đếm</source>
        <translation>Opened and counted</translation>
    </message>
    <message>
        <source>Ghi kết quả ra tệp…</source>
        <translation>Save the outcome…</translation>
    </message>
    <message>
        <source>Xong</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Mở khóa kho</source>
        <translation>Unlock the vault</translation>
    </message>
    <message>
        <source>Sáu từ của kho mới</source>
        <translation>The new vault&apos;s six words</translation>
    </message>
    <message>
        <source>Văn bản (*.txt)</source>
        <translation>Text (*.txt)</translation>
    </message>
    <message>
        <source>Đã ghi: {}</source>
        <translation>Saved: {}</translation>
    </message>
    <message>
        <source>Diễn tập đạt</source>
        <translation>The drill went well</translation>
    </message>
    <message>
        <source>Diễn tập KHÔNG đạt</source>
        <translation>The drill did NOT go well</translation>
    </message>
    <message>
        <source>Kho đã trở lại</source>
        <translation>The vault is back</translation>
    </message>
    <message>
        <source>Kho đã trở lại, nhưng không đủ</source>
        <translation>The vault is back, but not all of it</translation>
    </message>
    <message>
        <source>{} (của lúc {}) mở được hết trong {} giây: số liệu và đầu chuỗi bằng nhau. Đã xóa sạch.</source>
        <translation>{} (of {}) opened completely (seconds: {}): figures and ends of chains are equal. Everything is wiped.</translation>
    </message>
    <message>
        <source>{} (của lúc {}): {} ngăn không mở được. Xem các dòng dưới đây. Chỗ tạm đã xóa sạch.</source>
        <translation>{} (of {}): compartments that did not open: {}. See the lines below. The scratch place is wiped.</translation>
    </message>
    <message>
        <source>Kho ở {}, như lúc {}: số liệu và đầu chuỗi bằng nhau, {} bản ghi đếm lại trong kho mới.</source>
        <translation>The vault lies in {}, as of {}: figures and ends of chains are equal. Counted again in the new vault, records: {}.</translation>
    </message>
    <message>
        <source>Kho ở {}, như lúc {}. {} ngăn không mở được; ngăn hỏng được thay bằng ngăn trống. Giữ bản sao lưu và bộ khôi phục cũ, thử bản sao lưu khác.</source>
        <translation>The vault lies in {}, as of {}. Compartments that did not open: {}; an empty one stands in the place of a damaged one. Keep the backup and the old kit, and try another backup.</translation>
    </message>
    <message>
        <source>Ghi ra giấy, cất cùng giấy tờ công ty. Kho mới có sáu từ mới; sáu từ cũ là của kho đã mất.</source>
        <translation>Write them down and keep them with the company&apos;s papers. The new vault has new words; the old ones are those of the lost vault.</translation>
    </message>
    <message>
        <source>Việc tiếp theo</source>
        <translation>What to do next</translation>
    </message>
    <message>
        <source>Mở khóa, rồi mời lại từng người: không ai của kho cũ tự vào được.</source>
        <translation>Unlock, then invite everybody again: nobody of the old vault gets in by themselves.</translation>
    </message>
    <message>
        <source>Làm buổi lễ khôi phục mới: kho này chưa có bộ khôi phục nào.</source>
        <translation>Hold a new recovery ceremony: this vault has no kit yet.</translation>
    </message>
    <message>
        <source>Sao lưu ngay, vào nơi khác với nơi có bản sao lưu cũ.</source>
        <translation>Make a backup now, somewhere else than the old ones.</translation>
    </message>
    <message>
        <source>Sau buổi lễ mới, và khi kho này đủ cả, hủy thẻ nhớ và các tờ cũ; trước đó thì giữ.</source>
        <translation>After the new ceremony, and once all of this vault is there, destroy the old sticks and sheets; keep them until then.</translation>
    </message>
    <message>
        <source>Cán bộ an toàn đọc nhật ký, quyết định và chứng nhận của kho cũ trong kho lưu đã niêm.</source>
        <translation>The security officer reads the journal, decisions and certificates of the old vault in the sealed old house.</translation>
    </message>
    <message>
        <source>Sau buổi diễn tập</source>
        <translation>After the drill</translation>
    </message>
    <message>
        <source>Thu lại thẻ nhớ và các tờ giữ mảnh, cất lại từng nơi.</source>
        <translation>Collect the stick and the sheets, and put each back in its place.</translation>
    </message>
    <message>
        <source>Ghi kết quả ra tệp, đưa cho cán bộ an toàn ghi sổ ở Kiểm tra, sao lưu → Khôi phục.</source>
        <translation>Save the outcome, and hand it to the security officer, who records it under Checks, backup → Restore.</translation>
    </message>
    <message>
        <source>Lần sau trong 90 ngày.</source>
        <translation>The next one within 90 days.</translation>
    </message>
</context>
<context>
    <name>RevisionsDesk</name>
    <message>
        <source>Đã gửi đề nghị đưa bản {} trở lại để duyệt.</source>
        <translation>Bringing revision {} back was sent to be reviewed.</translation>
    </message>
    <message>
        <source>Đã đưa bản {rev} trở lại thành bản {made}.</source>
        <translation>Revision {rev} is back as revision {made}.</translation>
    </message>
    <message>
        <source>Hoàn tác</source>
        <translation>Undo</translation>
    </message>
</context>
<context>
    <name>RevisionsDialog</name>
    <message>
        <source>Bản</source>
        <translation>Revision</translation>
    </message>
    <message>
        <source>Lúc</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Người lưu</source>
        <translation>Saved by</translation>
    </message>
    <message>
        <source>Các lần lưu</source>
        <translation>Saves</translation>
    </message>
    <message>
        <source>So với</source>
        <translation>Compared with</translation>
    </message>
    <message>
        <source>Thay đổi của bản này</source>
        <translation>Changes of this revision</translation>
    </message>
    <message>
        <source>Hiện số và email</source>
        <translation>Show numbers and email</translation>
    </message>
    <message>
        <source>Đưa bản này trở lại</source>
        <translation>Bring this one back</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Điện thoại, email và mã số thuế được che; mỗi lần hiện được ghi nhật ký.</source>
        <translation>Phones, email and tax code are masked; every showing is journalled.</translation>
    </message>
    <message>
        <source>Đã hiện; lần xem này đã được ghi nhật ký.</source>
        <translation>Shown; this was written to the journal.</translation>
    </message>
    <message>
        <source>Bản {rev} · {when}</source>
        <translation>Revision {rev} · {when}</translation>
    </message>
    <message>
        <source>Bản ngay trước đó</source>
        <translation>The revision before it</translation>
    </message>
    <message>
        <source>Đây là bản đang dùng.</source>
        <translation>This is the revision in force.</translation>
    </message>
    <message>
        <source>Bản {rev} · {when} · {who}</source>
        <translation>Revision {rev} · {when} · {who}</translation>
    </message>
    <message>
        <source>Từ bản {first} đến bản {second}</source>
        <translation>From revision {first} to revision {second}</translation>
    </message>
    <message>
        <source>Hai bản giống nhau ở mọi trường.</source>
        <translation>Both are alike in every field.</translation>
    </message>
    <message>
        <source>Đang so sánh hai bản…</source>
        <translation>Comparing the two…</translation>
    </message>
    <message>
        <source>{} (giá trị mới)</source>
        <translation>{} (new value)</translation>
    </message>
</context>
<context>
    <name>RoomCopiesDialog</name>
    <message>
        <source>Giấy tờ của hồ sơ tuyệt mật</source>
        <translation>Papers of top-secret files</translation>
    </message>
    <message>
        <source>Bản in ra trước khi hồ sơ được nâng lên tuyệt mật: hãy nhận lại và hủy, không giao cho ai nữa.</source>
        <translation>Printed before the file was raised to top secret: take them back and shred them; give them to nobody any more.</translation>
    </message>
    <message>
        <source>Gõ lại cụm mật khẩu để mở phòng tuyệt mật. Phòng tự đóng khi cửa sổ này đóng.</source>
        <translation>Type your passphrase again to open the top-secret room. It closes with this window.</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Nhận lại…</source>
        <translation>Take back…</translation>
    </message>
    <message>
        <source>Hủy tài liệu…</source>
        <translation>Shred papers…</translation>
    </message>
    <message>
        <source>Mở phòng</source>
        <translation>Open the room</translation>
    </message>
    <message>
        <source>Hãy gõ cụm mật khẩu của bạn.</source>
        <translation>Type your passphrase.</translation>
    </message>
    <message>
        <source>Hãy chọn một bản đang ở ngoài.</source>
        <translation>Choose a copy that is out.</translation>
    </message>
    <message>
        <source>Không còn bản nào để hủy.</source>
        <translation>There is nothing left to shred.</translation>
    </message>
</context>
<context>
    <name>RoomSides</name>
    <message>
        <source>Hồ sơ cấp dưới có mục tuyệt mật</source>
        <translation>Files of lower levels with top-secret items</translation>
    </message>
    <message>
        <source>Không có hồ sơ cấp dưới nào</source>
        <translation>No files of lower levels</translation>
    </message>
    <message>
        <source>Hồ sơ bí mật hay cơ mật có mục tuyệt mật sẽ hiện ở đây.</source>
        <translation>Confidential and secret files that have top-secret items stand here.</translation>
    </message>
    <message>
        <source>Danh sách của phòng</source>
        <translation>Lists of the room</translation>
    </message>
    <message>
        <source>Thống kê</source>
        <translation>Statistics</translation>
    </message>
    <message>
        <source>Hồ sơ tuyệt mật</source>
        <translation>Top-secret files</translation>
    </message>
    <message>
        <source>Cấp dưới có mục tuyệt mật</source>
        <translation>Lower, with top-secret items</translation>
    </message>
    <message>
        <source>Các mục</source>
        <translation>Items</translation>
    </message>
</context>
<context>
    <name>RoomStatistics</name>
    <message>
        <source>Lưu báo cáo</source>
        <translation>Save the report</translation>
    </message>
    <message>
        <source>Đây là báo cáo đã lưu.</source>
        <translation>This is a kept report.</translation>
    </message>
    <message>
        <source>Chưa có số liệu để lưu.</source>
        <translation>There are no figures to keep.</translation>
    </message>
</context>
<context>
    <name>RoomView</name>
    <message>
        <source>Cấp mật</source>
        <translation>Levels</translation>
    </message>
    <message>
        <source>Đóng phòng</source>
        <translation>Close room</translation>
    </message>
    <message>
        <source>Nhập danh sách</source>
        <translation>Import list</translation>
    </message>
    <message>
        <source>đang đếm hồ sơ khớp</source>
        <translation>counting matching files</translation>
    </message>
    <message>
        <source>Thêm hồ sơ</source>
        <translation>Add file</translation>
    </message>
    <message>
        <source>Chưa có hồ sơ tuyệt mật nào</source>
        <translation>No top-secret files yet</translation>
    </message>
    <message>
        <source>Hồ sơ nhập ở đây chỉ mở được trong phòng này, bởi người có thẩm quyền tuyệt mật.</source>
        <translation>Files entered here open only in this room, for people with top-secret clearance.</translation>
    </message>
    <message>
        <source>Bản nháp lúc {time} ngày {day}: chữ bạn đã gõ trước khi phòng đóng vẫn còn.</source>
        <translation>Draft of {day}, {time}: what you typed before the room closed is still here.</translation>
    </message>
    <message>
        <source>Phòng tuyệt mật</source>
        <translation>Top-secret room</translation>
    </message>
    <message>
        <source>Dự án</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>{} hồ sơ</source>
        <translation>Files: {}</translation>
    </message>
    <message>
        <source>Hồ sơ cấp dưới được sửa ở trang Khách hàng, để chữ tuyệt mật không lọt xuống cấp dưới.</source>
        <translation>Lower files are edited on the Customers page, so that no top-secret text slips down.</translation>
    </message>
    <message>
        <source>Đã lưu trong phòng tuyệt mật.</source>
        <translation>Saved in the top-secret room.</translation>
    </message>
    <message>
        <source>Nhập liệu</source>
        <translation>Data entry</translation>
    </message>
</context>
<context>
    <name>RulesDialog</name>
    <message>
        <source>Cách nhập liệu của dự án</source>
        <translation>How the project takes data in</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Ba bước: nhập, duyệt, xác minh</source>
        <translation>Three steps: entry, review, verification</translation>
    </message>
    <message>
        <source>Đang bật. Những gì được lưu là bản nhập; chỉ khi quản lý nhập liệu đã duyệt và người kiểm tra đã đối chiếu thì hồ sơ mới có hiệu lực.</source>
        <translation>On. What is saved is an entry; only when a data-entry manager has reviewed it and a verifier has compared it is the record in force.</translation>
    </message>
    <message>
        <source>{} bản nhập đang chờ ở các cấp bạn mở được.</source>
        <translation>Waiting at the levels that you open: {}.</translation>
    </message>
    <message>
        <source>Đang tắt. Những gì được lưu có hiệu lực ngay và được đánh dấu chưa đối chiếu.</source>
        <translation>Off. What is saved is in force at once, and marked as never compared.</translation>
    </message>
    <message>
        <source>Bật ba bước</source>
        <translation>Turn the three steps on</translation>
    </message>
    <message>
        <source>Tắt là bỏ một lần kiểm tra, nên quản lý và cán bộ an toàn hệ thống cùng ký.</source>
        <translation>Turning them off takes a check away, so a manager and the security officer sign together.</translation>
    </message>
    <message>
        <source>Tắt ba bước</source>
        <translation>Turn the three steps off</translation>
    </message>
    <message>
        <source>Ai duyệt và xác minh được trong dự án này</source>
        <translation>Who can review and verify in this project</translation>
    </message>
    <message>
        <source>Chưa có ai.</source>
        <translation>Nobody yet.</translation>
    </message>
    <message>
        <source>{duty}, đến cấp {level}</source>
        <translation>{duty}, up to {level}</translation>
    </message>
    <message>
        <source>Ô quan trọng: người kiểm tra gõ lại mà không nhìn</source>
        <translation>Critical fields: the verifier types them without seeing them</translation>
    </message>
    <message>
        <source>Lưu các ô phải gõ lại</source>
        <translation>Save the fields to be typed again</translation>
    </message>
    <message>
        <source>Đã bật ba bước nhập liệu.</source>
        <translation>The three steps of entry are on.</translation>
    </message>
    <message>
        <source>Đã tắt ba bước nhập liệu.</source>
        <translation>The three steps of entry are off.</translation>
    </message>
    <message>
        <source>Đã lưu các ô phải gõ lại.</source>
        <translation>The fields to be typed again are saved.</translation>
    </message>
</context>
<context>
    <name>SaveFile</name>
    <message>
        <source>Chưa lưu được</source>
        <translation>Not saved</translation>
    </message>
    <message>
        <source>Không ghi được tệp ở nơi đã chọn. Hãy xem ổ đĩa còn chỗ và còn ghi được không, rồi chọn lại.</source>
        <translation>The file could not be written there. Check that the disk has room and can be written, then choose again.</translation>
    </message>
</context>
<context>
    <name>SavedDialog</name>
    <message>
        <source>Tìm kiếm đã lưu</source>
        <translation>Saved searches</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Xóa</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Đổi tên</source>
        <translation>Rename</translation>
    </message>
    <message>
        <source>Tìm</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Hãy chọn một tìm kiếm.</source>
        <translation>Choose a search.</translation>
    </message>
    <message>
        <source>Đổi tên tìm kiếm</source>
        <translation>Rename the search</translation>
    </message>
    <message>
        <source>Đã xóa tìm kiếm “{}”.</source>
        <translation>The search “{}” is deleted.</translation>
    </message>
</context>
<context>
    <name>SavedSearches</name>
    <message>
        <source>Chưa có tìm kiếm nào</source>
        <translation>No saved searches yet</translation>
    </message>
    <message>
        <source>Lưu tìm kiếm này…</source>
        <translation>Save this search…</translation>
    </message>
    <message>
        <source>Đổi tên, xóa…</source>
        <translation>Rename, delete…</translation>
    </message>
    <message>
        <source>Lưu tìm kiếm</source>
        <translation>Save the search</translation>
    </message>
    <message>
        <source>Đã lưu tìm kiếm. Chỉ bạn thấy nó.</source>
        <translation>The search is saved. Only you see it.</translation>
    </message>
</context>
<context>
    <name>ScanField</name>
    <message>
        <source>Kéo thả bản quét vào đây, hoặc</source>
        <translation>Drop the scan here, or</translation>
    </message>
    <message>
        <source>Xem trước bản quét</source>
        <translation>Preview of the scan</translation>
    </message>
    <message>
        <source>Không đọc được tệp này. Hãy chọn tệp khác.</source>
        <translation>This file cannot be read. Choose another one.</translation>
    </message>
</context>
<context>
    <name>ScheduleCard</name>
    <message>
        <source>Máy tự xem hằng tuần</source>
        <translation>The machine looks every week</translation>
    </message>
    <message>
        <source>Tắt hẹn giờ</source>
        <translation>Switch the timer off</translation>
    </message>
    <message>
        <source>Bật hẹn giờ</source>
        <translation>Switch the timer on</translation>
    </message>
    <message>
        <source>Hẹn giờ đang tắt ở tài khoản này. Niêm vẫn kiểm tra khi bạn mở khóa kho.</source>
        <translation>The timer is off for this account. Niêm still checks when you unlock the vault.</translation>
    </message>
    <message>
        <source>Mỗi tuần một lần, kể cả khi không ai mở Niêm, máy đọc hết các tệp mã hóa. Việc này không cần khóa nên chỉ thấy được tệp mất, bị cắt, bị tráo hay đĩa hỏng; bên trong do người giữ khóa kiểm tra.</source>
        <translation>Once a week, even when nobody opens Niêm, the machine reads every sealed file. It needs no key, so it sees only files that are missing, cut off or exchanged, and failing disks; what is inside is checked by those who hold the keys.</translation>
    </message>
    <message>
        <source>Chưa xem lần nào trên máy này.</source>
        <translation>Not looked at on this machine yet.</translation>
    </message>
    <message>
        <source>Lần gần nhất lúc {}, {} tệp.</source>
        <translation>Last time on {}, files: {}.</translation>
    </message>
    <message>
        <source>Cần để ý: {} {}</source>
        <translation>To look at: {} {}</translation>
    </message>
    <message>
        <source>và {} tệp nữa</source>
        <translation>more files: {}</translation>
    </message>
</context>
<context>
    <name>ScopeFields</name>
    <message>
        <source>Được cung cấp cho</source>
        <translation>May be given to</translation>
    </message>
    <message>
        <source>Chỉ những người nhận này</source>
        <translation>Only these recipients</translation>
    </message>
    <message>
        <source>Mỗi dòng một tên. Để trống nếu văn bản không nêu tên ai.</source>
        <translation>One name a line. Leave empty if the paper names nobody.</translation>
    </message>
    <message>
        <source>Mục đích</source>
        <translation>Purpose</translation>
    </message>
    <message>
        <source>Mỗi dòng một mục đích.</source>
        <translation>One purpose a line.</translation>
    </message>
    <message>
        <source>Thông tin của hồ sơ</source>
        <translation>Information of the file</translation>
    </message>
    <message>
        <source>Các mục và tài liệu, cả loại</source>
        <translation>Items and documents, a whole kind</translation>
    </message>
    <message>
        <source>Có hiệu lực từ ngày</source>
        <translation>In force from</translation>
    </message>
    <message>
        <source>Đến hết ngày</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>Để trống: cho đến khi khách hàng rút lại.</source>
        <translation>Empty: until the customer withdraws it.</translation>
    </message>
    <message>
        <source>Nằm ngoài văn bản đồng ý.</source>
        <translation>Outside the consent.</translation>
    </message>
</context>
<context>
    <name>ScratchStep</name>
    <message>
        <source>Chỗ tạm</source>
        <translation>Scratch place</translation>
    </message>
    <message>
        <source>Bản sao lưu được trải ra đây dưới dạng mã hóa, mọi ngăn được mở, đếm và so; rồi xóa sạch.</source>
        <translation>The backup is unpacked here as ciphertext; every compartment is opened, counted and compared. Then it is wiped.</translation>
    </message>
    <message>
        <source>Chọn…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>Đủ chỗ cho cả kho.</source>
        <translation>With room for the whole vault.</translation>
    </message>
    <message>
        <source>Nếu máy tắt giữa chừng, lần diễn tập sau ở cùng chỗ sẽ dọn phần còn lại.</source>
        <translation>If the machine stops in the middle, the next drill in the same place takes away what was left.</translation>
    </message>
    <message>
        <source>Hãy chọn chỗ tạm.</source>
        <translation>Choose a scratch place.</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Xóa chữ đang tìm</source>
        <translation>Clear the search text</translation>
    </message>
</context>
<context>
    <name>SecondDetail</name>
    <message>
        <source>Xem và ký thứ hai…</source>
        <translation>Look and countersign…</translation>
    </message>
    <message>
        <source>Lưu văn bản để đọc…</source>
        <translation>Save the paper to read…</translation>
    </message>
    <message>
        <source>Các bước</source>
        <translation>Steps</translation>
    </message>
    <message>
        <source>Ký thứ nhất</source>
        <translation>Signed first</translation>
    </message>
    <message>
        <source>chưa ký</source>
        <translation>not signed yet</translation>
    </message>
    <message>
        <source>Trả lời</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>Lý do</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Bạn không có khóa của ngăn này, nên tên khách hàng, người yêu cầu và văn bản không hiện ở đây. Bạn ký đúng mã của lệnh mà người quản lý đã ký: đổi một chữ thì cả hai chữ ký không còn giá trị. Ký xong chưa hủy gì: lệnh còn chờ, và lúc thực hiện cần một cán bộ an toàn ở cùng bàn.</source>
        <translation>You have no key of this compartment, so the customer, the requester and the letter are not shown here. You sign the very code of the order that the manager signed: one changed letter, and both signatures are void. Signing destroys nothing yet: the order waits, and executing it takes an officer at the same desk.</translation>
    </message>
    <message>
        <source>Bạn không có khóa của ngăn này, nên tên khách hàng, người nhận và nội dung không hiện ở đây. Bạn ký đúng mã của nội dung mà người quản lý đã ký: đổi một chữ thì cả hai chữ ký không còn giá trị. Nếu cần xem nội dung, hãy ký tại máy của người quản lý.</source>
        <translation>You have no key of this compartment, so the customer&apos;s name, the recipient and the content do not appear here. You sign the very code of the content that the manager signed: one changed letter voids both signatures. If you need to see the content, sign at the manager&apos;s desk.</translation>
    </message>
</context>
<context>
    <name>SecondSignature</name>
    <message>
        <source>Chữ ký thứ hai</source>
        <translation>Second signature</translation>
    </message>
    <message>
        <source>Cấp cơ mật cần hai chữ ký. Một quản lý khác hoặc cán bộ an toàn có thể ký sau tại tài khoản của mình, hoặc cán bộ an toàn ký ngay tại đây.</source>
        <translation>Secret takes two signatures. Another manager or an officer can sign later in their own account, or an officer signs here and now.</translation>
    </message>
    <message>
        <source>Cán bộ an toàn đang ở đây và ký cùng lúc.</source>
        <translation>An officer is here and signs at the same time.</translation>
    </message>
    <message>
        <source>Cán bộ an toàn</source>
        <translation>Security officer</translation>
    </message>
    <message>
        <source>Chọn người ký thứ hai</source>
        <translation>Choose the second signer</translation>
    </message>
    <message>
        <source>Cụm mật khẩu của cán bộ an toàn</source>
        <translation>The officer&apos;s passphrase</translation>
    </message>
    <message>
        <source>Hãy chọn người ký.</source>
        <translation>Choose who signs.</translation>
    </message>
    <message>
        <source>Hãy gõ cụm mật khẩu để ký.</source>
        <translation>Type your passphrase to sign.</translation>
    </message>
</context>
<context>
    <name>SecondSigner</name>
    <message>
        <source>Cán bộ an toàn hệ thống</source>
        <translation>System security officer</translation>
    </message>
    <message>
        <source>Người quản lý</source>
        <translation>Manager</translation>
    </message>
</context>
<context>
    <name>SecondWitness</name>
    <message>
        <source>Người chứng kiến thứ hai</source>
        <translation>Second witness</translation>
    </message>
    <message>
        <source>không có</source>
        <translation>none</translation>
    </message>
    <message>
        <source>Cụm mật khẩu của người chứng kiến thứ hai</source>
        <translation>Passphrase of the second witness</translation>
    </message>
    <message>
        <source>Bỏ trống thì người đó ký tay trên bản in của biên bản.</source>
        <translation>Left empty, they sign the printed record by hand.</translation>
    </message>
    <message>
        <source>Không có người thứ ba đang làm việc; biên bản ghi rõ chỉ có một người chứng kiến.</source>
        <translation>There is no third person in service; the record says that one person watched.</translation>
    </message>
    <message>
        <source>Từ cơ mật trở lên cần hai người chứng kiến.</source>
        <translation>From secret up, two persons must watch.</translation>
    </message>
    <message>
        <source>Ở bí mật thì không bắt buộc.</source>
        <translation>Not required for confidential material.</translation>
    </message>
    <message>
        <source>Hãy chọn người chứng kiến thứ hai.</source>
        <translation>Choose the second witness.</translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message>
        <source>Phụ trách…</source>
        <translation>In charge…</translation>
    </message>
    <message>
        <source>Quan hệ…</source>
        <translation>Relation…</translation>
    </message>
    <message>
        <source>Ghi chú…</source>
        <translation>Note…</translation>
    </message>
    <message>
        <source>Đổi người phụ trách của các hồ sơ đã chọn</source>
        <translation>Change who is in charge of the chosen files</translation>
    </message>
    <message>
        <source>Đặt quan hệ cho các hồ sơ đã chọn</source>
        <translation>Set the relation of the chosen files</translation>
    </message>
    <message>
        <source>Thêm ghi chú vào các hồ sơ đã chọn</source>
        <translation>Add a note to the chosen files</translation>
    </message>
    <message>
        <source>Bỏ chọn</source>
        <translation>Choose none</translation>
    </message>
    <message numerus="yes">
        <source>{} hồ sơ đã chọn</source>
        <translation>
            <numerusform>{} file chosen</numerusform>
            <numerusform>{} files chosen</numerusform>
        </translation>
    </message>
    <message>
        <source>Mỗi lần đổi được nhiều nhất {} hồ sơ. Hãy chọn ít hơn, hoặc lọc danh sách.</source>
        <translation>At most {} files can be changed at a time. Choose fewer, or narrow the list.</translation>
    </message>
</context>
<context>
    <name>SessionsPage</name>
    <message>
        <source>Phiên làm việc</source>
        <translation>Sessions</translation>
    </message>
    <message>
        <source>Kết thúc phiên…</source>
        <translation>End sessions…</translation>
    </message>
    <message>
        <source>Các phiên đang mở</source>
        <translation>Open sessions</translation>
    </message>
    <message>
        <source>Khóa của từng người</source>
        <translation>Everybody&apos;s keys</translation>
    </message>
    <message>
        <source>Không ai đang mở kho</source>
        <translation>Nobody has the vault open</translation>
    </message>
    <message>
        <source>Danh sách chỉ xem một ngày gần đây.</source>
        <translation>The list looks back one day only.</translation>
    </message>
    <message>
        <source>Chưa đọc được các phiên</source>
        <translation>The sessions could not be read</translation>
    </message>
    <message>
        <source>Thử lại</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Đang mở kho</source>
        <translation>Open now</translation>
    </message>
    <message>
        <source>Chưa đổi khóa</source>
        <translation>Keys not renewed</translation>
    </message>
    <message>
        <source>Người và máy</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Phòng</source>
        <translation>Room</translation>
    </message>
    <message>
        <source>Mở từ</source>
        <translation>Open since</translation>
    </message>
    <message>
        <source>Việc gần nhất</source>
        <translation>Last act</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>máy {}</source>
        <translation>machine {}</translation>
    </message>
    <message>
        <source>Phòng tuyệt mật</source>
        <translation>Top-secret room</translation>
    </message>
    <message>
        <source>Phòng hằng ngày</source>
        <translation>Everyday room</translation>
    </message>
    <message>
        <source>Phiên của bạn</source>
        <translation>Your session</translation>
    </message>
    <message>
        <source>Đã cho kết thúc</source>
        <translation>Ended</translation>
    </message>
    <message>
        <source>khóa ở việc kế tiếp</source>
        <translation>locks at its next act</translation>
    </message>
    <message>
        <source>Đang mở</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Họ và tên</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>Khóa có từ ngày</source>
        <translation>Keys since</translation>
    </message>
    <message>
        <source>Sau lần tiêu hủy gần nhất</source>
        <translation>After the last destruction</translation>
    </message>
    <message>
        <source>Không còn khóa cũ</source>
        <translation>No old keys left</translation>
    </message>
    <message>
        <source>Chưa đổi khóa, hạn {}</source>
        <translation>Not renewed, due {}</translation>
    </message>
    <message>
        <source>Đã quá hạn: hãy nhắc người này mở khóa kho</source>
        <translation>Overdue: remind them to unlock the vault</translation>
    </message>
    <message>
        <source>Đổi khi người này mở khóa lần tới</source>
        <translation>Renewed when they next unlock</translation>
    </message>
    <message>
        <source>Hãy chọn một phiên trong danh sách.</source>
        <translation>Choose a session in the list.</translation>
    </message>
    <message>
        <source>Đây là phiên của bạn: hãy khóa kho bằng Ctrl+L.</source>
        <translation>This is your own session: lock the vault with Ctrl+L.</translation>
    </message>
</context>
<context>
    <name>SetCard</name>
    <message>
        <source>Làm ngày {day} · {size} · dự phòng {share} % · {count} tấm</source>
        <translation>Made on {day} · {size} · parity {share} % · images: {count}</translation>
    </message>
    <message>
        <source>Tấm {} trên {}</source>
        <translation>Image {} of {}</translation>
    </message>
</context>
<context>
    <name>SharesField</name>
    <message>
        <source>Mảnh của người thứ {}</source>
        <translation>Share of holder {}</translation>
    </message>
    <message>
        <source>Mảnh này đúng.</source>
        <translation>This share is right.</translation>
    </message>
    <message>
        <source>Cần đúng {} từ; đang có {}.</source>
        <translation>Exactly {} words are needed; there are {}.</translation>
    </message>
    <message>
        <source>Chính người giữ gõ {} từ theo thứ tự các ô trên tờ giấy, cách nhau một dấu trống.</source>
        <translation>The holder types the {} words in the order of the boxes on the sheet, with a space between them.</translation>
    </message>
    <message>
        <source>{} trên {} từ</source>
        <translation>{} of {} words</translation>
    </message>
</context>
<context>
    <name>SharesStep</name>
    <message>
        <source>Các mảnh khóa</source>
        <translation>The shares</translation>
    </message>
    <message>
        <source>Người giữ mảnh lần lượt tự gõ tờ của mình, người khác không nhìn. Từng mảnh được kiểm ngay khi gõ; số mảnh cần có do chính các mảnh cho biết.</source>
        <translation>The holders type their own sheets one after the other, with nobody watching. Each share is checked while it is typed; how many are needed is what the shares themselves say.</translation>
    </message>
    <message>
        <source>Đang kiểm các mảnh. Hãy bấm lại sau giây lát.</source>
        <translation>Checking the shares. Press again in a moment.</translation>
    </message>
    <message>
        <source>Đủ mảnh, ghép lại đúng khóa của bộ khôi phục.</source>
        <translation>Enough shares, and they give the kit&apos;s key.</translation>
    </message>
    <message>
        <source>Đúng. Còn cần {} mảnh của người khác.</source>
        <translation>Right. {} more of other people are needed.</translation>
    </message>
</context>
<context>
    <name>SheetRow</name>
    <message>
        <source>Mảnh {}: {}</source>
        <translation>Share {}: {}</translation>
    </message>
    <message>
        <source>Chưa lưu</source>
        <translation>Not saved yet</translation>
    </message>
    <message>
        <source>Lưu tờ này…</source>
        <translation>Save this sheet…</translation>
    </message>
    <message>
        <source>Lưu tờ của {}</source>
        <translation>Save the sheet of {}</translation>
    </message>
    <message>
        <source>Tệp PDF (*.pdf)</source>
        <translation>PDF files (*.pdf)</translation>
    </message>
    <message>
        <source>Đã lưu</source>
        <translation>Saved</translation>
    </message>
    <message>
        <source>Đã lưu tờ của {}.</source>
        <translation>The sheet of {} was saved.</translation>
    </message>
</context>
<context>
    <name>Sheets</name>
    <message>
        <source>Bộ khôi phục số {:03d} đã ghi và đọc lại ở hai nơi. {} ngăn khôi phục được.</source>
        <translation>Recovery kit {:03d} was written to both places and read back. Compartments that can be recovered: {}.</translation>
    </message>
    <message>
        <source>Mỗi người tự lưu tờ của mình vào thẻ nhớ riêng, in ra, rồi xóa tệp đã lưu. Đóng cửa sổ này là các mảnh mất hẳn: nếu chưa đủ người có tờ của mình, phải làm lại buổi lễ.</source>
        <translation>Everybody saves their own sheet to a memory stick of their own, prints it, and deletes the file. Closing this window loses the shares for good: if somebody has no sheet yet, the ceremony must be held again.</translation>
    </message>
    <message>
        <source>Mọi người giữ đã có tờ của mình và đã đọc thử được các từ</source>
        <translation>Every holder has their sheet and could read its words</translation>
    </message>
</context>
<context>
    <name>ShredDialog</name>
    <message>
        <source>Hủy tài liệu</source>
        <translation>Shred</translation>
    </message>
    <message>
        <source>Hủy xong trước mặt người chứng kiến rồi mới ký: biên bản ký số không sửa được nữa.</source>
        <translation>Shred before the witness first, then sign: a signed record can no longer be changed.</translation>
    </message>
    <message>
        <source>Vật được hủy</source>
        <translation>What is shredded</translation>
    </message>
    <message>
        <source>Quét mã hoặc gõ số bản, rồi Enter</source>
        <translation>Scan the code or type the number, then Enter</translation>
    </message>
    <message>
        <source>Bản có trong sổ được chọn ngay, cả bản của hồ sơ đã tiêu hủy.</source>
        <translation>A copy in the register is chosen at once, also one of a destroyed file.</translation>
    </message>
    <message>
        <source>Máy hủy</source>
        <translation>Shredder</translation>
    </message>
    <message>
        <source>ví dụ: máy hủy tầng 3, số tài sản 0147</source>
        <translation>for example: third-floor shredder, asset 0147</translation>
    </message>
    <message>
        <source>Cấp cắt theo ISO/IEC 21964</source>
        <translation>Security level (ISO/IEC 21964)</translation>
    </message>
    <message>
        <source>Nơi hủy</source>
        <translation>Place of shredding</translation>
    </message>
    <message>
        <source>Ghi chú</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Ảnh chụp buổi hủy (nếu có)</source>
        <translation>Photograph of the session (if any)</translation>
    </message>
    <message>
        <source>Kéo thả ảnh vào đây (nếu có), hoặc</source>
        <translation>Drop a photograph here (if any), or</translation>
    </message>
    <message>
        <source>Người chứng kiến (cán bộ an toàn)</source>
        <translation>Witness (security officer)</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Đã hủy, ký biên bản</source>
        <translation>Shredded: sign record</translation>
    </message>
    <message>
        <source>Những gì được hủy</source>
        <translation>What is shredded</translation>
    </message>
    <message>
        <source>Sổ không có bản số này để hủy ở loại đang chọn. Hãy xem lại số.</source>
        <translation>The register has no copy of this number to shred of the kind chosen. Look at the number again.</translation>
    </message>
    <message>
        <source>Không đọc được tệp này. Hãy chọn tệp khác.</source>
        <translation>This file cannot be read. Choose another one.</translation>
    </message>
    <message>
        <source>Sổ không có bản nào loại này đang giữ. Vẫn hủy được các thứ lẻ.</source>
        <translation>The register holds nothing of this kind. Things without a number can still be shredded.</translation>
    </message>
    <message>
        <source>{} mục, {}</source>
        <translation>entries: {}, {}</translation>
    </message>
    <message>
        <source>Cấp mật cao nhất là {level}, nên máy phải cắt từ {least} trở lên (số lớn hơn thì mảnh nhỏ hơn).</source>
        <translation>The highest level is {level}, so the machine must cut to {least} or finer (a greater number means smaller pieces).</translation>
    </message>
    <message>
        <source>Hãy điền ô này.</source>
        <translation>Fill in this field.</translation>
    </message>
    <message>
        <source>Đã lập biên bản số {}.</source>
        <translation>Record number {} was drawn up.</translation>
    </message>
    <message>
        <source>Biên bản đã được ký số và giữ trong kho. Có thể lưu bản PDF để in hoặc gửi đi.</source>
        <translation>The record is digitally signed and kept in the vault. Save it as PDF to print or send it.</translation>
    </message>
    <message>
        <source>Xong</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Lưu PDF…</source>
        <translation>Save PDF…</translation>
    </message>
    <message>
        <source>Lưu biên bản</source>
        <translation>Save the record</translation>
    </message>
    <message>
        <source>Tệp PDF (*.pdf)</source>
        <translation>PDF files (*.pdf)</translation>
    </message>
    <message>
        <source>Đã lưu biên bản.</source>
        <translation>The record was saved.</translation>
    </message>
</context>
<context>
    <name>ShredDiscDialog</name>
    <message>
        <source>Hủy đĩa {}</source>
        <translation>Shred disc {}</translation>
    </message>
    <message>
        <source>Hủy xong trước mặt người chứng kiến rồi mới ký: biên bản ký số không sửa được nữa.</source>
        <translation>Shred before the witness first, then sign: a signed record can no longer be changed.</translation>
    </message>
    <message>
        <source>Máy hủy</source>
        <translation>Shredder</translation>
    </message>
    <message>
        <source>Cấp cắt theo ISO/IEC 21964</source>
        <translation>Security level (ISO/IEC 21964)</translation>
    </message>
    <message>
        <source>Đĩa có thể mang dữ liệu {level}, nên máy phải cắt từ {least} trở lên.</source>
        <translation>The disc may carry {level} data, so the machine must cut at {least} or finer.</translation>
    </message>
    <message>
        <source>Nơi hủy</source>
        <translation>Place of shredding</translation>
    </message>
    <message>
        <source>Ghi chú</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Người chứng kiến</source>
        <translation>Witness</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Đã hủy, ký biên bản</source>
        <translation>Shredded: sign record</translation>
    </message>
    <message>
        <source>Hãy điền ô này.</source>
        <translation>Fill in this field.</translation>
    </message>
    <message>
        <source>Đã lập biên bản số {}.</source>
        <translation>Record number {} was drawn up.</translation>
    </message>
    <message>
        <source>Biên bản đã được ký số và giữ trong kho. Có thể lưu bản PDF để in hoặc gửi đi.</source>
        <translation>The record is digitally signed and kept in the vault. Save it as PDF to print or send it.</translation>
    </message>
    <message>
        <source>Xong</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Lưu PDF…</source>
        <translation>Save PDF…</translation>
    </message>
    <message>
        <source>Lưu biên bản</source>
        <translation>Save the record</translation>
    </message>
    <message>
        <source>Tệp PDF (*.pdf)</source>
        <translation>PDF files (*.pdf)</translation>
    </message>
    <message>
        <source>Đã lưu biên bản.</source>
        <translation>The record was saved.</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Thanh điều hướng</source>
        <translation>Navigation bar</translation>
    </message>
    <message>
        <source>Khóa kho ngay</source>
        <translation>Lock now</translation>
    </message>
</context>
<context>
    <name>SidebarItem</name>
    <message>
        <source>{}, {} việc chờ</source>
        <translation>{}, waiting: {}</translation>
    </message>
</context>
<context>
    <name>SignCheckpointDialog</name>
    <message>
        <source>Lưu giấy mốc nhật ký</source>
        <translation>Save the paper of the checkpoint</translation>
    </message>
    <message>
        <source>Tệp PDF (*.pdf)</source>
        <translation>PDF files (*.pdf)</translation>
    </message>
    <message>
        <source>Ký mốc nhật ký số {}</source>
        <translation>Sign checkpoint {} of the journal</translation>
    </message>
    <message>
        <source>Trước khi ký, chương trình kiểm tra mọi mục ghi từ mốc trước đến nay. Sau khi ký, hãy lưu và in tờ giấy, ký tay và giữ ngoài kho.</source>
        <translation>Before you sign, every entry since the last checkpoint is checked. Afterwards save and print the paper, sign it by hand and keep it outside the vault.</translation>
    </message>
    <message>
        <source>Người ký cùng</source>
        <translation>Who signs as well</translation>
    </message>
    <message>
        <source>Tôi biết nhật ký có chỗ không khớp và vẫn ký; giấy ghi rõ những chỗ ấy.</source>
        <translation>I know that the journal does not hold in places and sign all the same; the paper names them.</translation>
    </message>
    <message>
        <source>Đang kiểm tra nhật ký…</source>
        <translation>Checking the journal…</translation>
    </message>
    <message>
        <source>Việc này được ký và ghi vào nhật ký.</source>
        <translation>This is signed and journalled.</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Kiểm tra và ký</source>
        <translation>Check and sign</translation>
    </message>
    <message>
        <source>Đã ký mốc số {} và lưu giấy. Hãy in ra và giữ ngoài kho.</source>
        <translation>Checkpoint {} was signed and its paper saved. Print it and keep it outside the vault.</translation>
    </message>
    <message>
        <source>Đã ký mốc số {}. Giấy chưa lưu; hãy bấm Lưu giấy để lấy lại.</source>
        <translation>Checkpoint {} was signed. Its paper was not saved; press Save the paper to get it.</translation>
    </message>
    <message>
        <source>Đã dừng. Chưa ký gì.</source>
        <translation>Stopped. Nothing was signed.</translation>
    </message>
    <message>
        <source>Đang kiểm tra…</source>
        <translation>Checking…</translation>
    </message>
</context>
<context>
    <name>SignDialog</name>
    <message>
        <source>Ký thỏa thuận bảo mật</source>
        <translation>Sign the confidentiality agreement</translation>
    </message>
    <message>
        <source>Văn bản thỏa thuận</source>
        <translation>Text of the agreement</translation>
    </message>
    <message>
        <source>Tôi đã đọc, đã hiểu và tự nguyện ký thỏa thuận này.</source>
        <translation>I have read and understood this agreement and sign it of my own free will.</translation>
    </message>
    <message>
        <source>Có hiệu lực đến hết ngày</source>
        <translation>In force to the end of</translation>
    </message>
    <message>
        <source>Bắt đầu khi ký xong; dài nhất {} năm. Ngày này được ghi vào Điều 9.</source>
        <translation>Begins when it is signed; {} years at most. This day is written into Article 9.</translation>
    </message>
    <message>
        <source>Ký thay Công ty</source>
        <translation>Signs for the company</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Đọc lại</source>
        <translation>Read again</translation>
    </message>
    <message>
        <source>Tiếp tục</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>Ký thỏa thuận</source>
        <translation>Sign the agreement</translation>
    </message>
    <message>
        <source>Đọc hết rồi mới ký. Một quản lý hoặc cán bộ an toàn ký thay Công ty, tại bàn này hoặc sau đó.</source>
        <translation>Read all of it before you sign. A manager or officer signs for the company, at this desk or afterwards.</translation>
    </message>
    <message>
        <source>Người ký thay Công ty không ở đây: gửi để họ ký tại tài khoản của mình.</source>
        <translation>Who signs for the company is not here: send it, to be signed in their own account.</translation>
    </message>
    <message>
        <source>Ký tại bàn này thì người ký thay Công ty cần có khóa trong tài khoản máy này. Gửi để ký sau thì chưa có hiệu lực cho đến khi họ ký, trong 30 ngày.</source>
        <translation>At this desk, who signs for the company needs their keys in this machine&apos;s account. Sent to be signed later, it is not in force before they sign, within 30 days.</translation>
    </message>
    <message>
        <source>Chưa có quản lý hay cán bộ an toàn nào khác để ký thay Công ty. Hãy thêm người trước.</source>
        <translation>There is no other manager or officer yet to sign for the company. Add one first.</translation>
    </message>
    <message>
        <source>Ký và gửi</source>
        <translation>Sign and send</translation>
    </message>
    <message>
        <source>Hãy đánh dấu sau khi đã đọc hết văn bản.</source>
        <translation>Tick this once you have read the whole text.</translation>
    </message>
    <message>
        <source>Đã ký và gửi thỏa thuận số {}. Có hiệu lực khi Công ty ký.</source>
        <translation>Agreement {} was signed and sent. It is in force when the company signs.</translation>
    </message>
    <message>
        <source>Đang lập và ký văn bản…</source>
        <translation>Drawing up and signing…</translation>
    </message>
    <message>
        <source>Thỏa thuận số {} đã có hiệu lực.</source>
        <translation>Agreement {} is in force.</translation>
    </message>
    <message>
        <source>Văn bản có hai chữ ký số, được giữ trong kho cho bạn và cho cán bộ an toàn. Bạn lưu được một bản ngay bây giờ, hoặc sau này ở trang này.</source>
        <translation>The document has two digital signatures and is kept in the vault for you and for the officers. You can save a copy now, or later on this page.</translation>
    </message>
    <message>
        <source>Xong</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Lưu PDF…</source>
        <translation>Save PDF…</translation>
    </message>
    <message>
        <source>Tệp PDF (*.pdf)</source>
        <translation>PDF files (*.pdf)</translation>
    </message>
    <message>
        <source>Lưu thỏa thuận</source>
        <translation>Save the agreement</translation>
    </message>
    <message>
        <source>Đã lưu thỏa thuận.</source>
        <translation>The agreement has been saved.</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Chọn thư mục của kho hồ sơ</source>
        <translation>Choose the vault&apos;s folder</translation>
    </message>
</context>
<context>
    <name>SignSecondDialog</name>
    <message>
        <source>{} · {} đã ký lúc {}</source>
        <translation>{} · {} signed at {}</translation>
    </message>
    <message>
        <source>Ký thứ hai</source>
        <translation>Countersign</translation>
    </message>
    <message>
        <source>Nhận xét, hoặc lý do từ chối (bắt buộc, ghi vào hồ sơ đề nghị)</source>
        <translation>Remark, or reason for refusing (required, kept with the request)</translation>
    </message>
    <message>
        <source>Lý do, nếu từ chối (người ký thỏa thuận sẽ đọc)</source>
        <translation>Reason, if you refuse (its person will read it)</translation>
    </message>
    <message>
        <source>Tôi đã hỏi người ký thứ nhất về đề nghị này và so mã của nội dung.</source>
        <translation>I have asked who signed first about this request and compared the code of the content.</translation>
    </message>
    <message>
        <source>Tôi đã đọc văn bản và được ký thay Công ty.</source>
        <translation>I have read the paper and may sign for the company.</translation>
    </message>
    <message>
        <source>Cụm mật khẩu của bạn</source>
        <translation>Your passphrase</translation>
    </message>
    <message>
        <source>Đủ hai chữ ký thì người đề nghị bàn giao được, đúng nội dung này.</source>
        <translation>With both signatures the asker can hand over just this content.</translation>
    </message>
    <message>
        <source>Ký xong, thỏa thuận có hiệu lực ngay.</source>
        <translation>Once signed, the agreement is in force at once.</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Từ chối</source>
        <translation>Refuse</translation>
    </message>
    <message>
        <source>Nhận xét, hoặc lý do từ chối (ghi vào lệnh tiêu hủy)</source>
        <translation>A remark, or why you refuse (kept with the order)</translation>
    </message>
    <message>
        <source>Tôi đã hỏi người ký thứ nhất về lệnh này và so mã của nội dung.</source>
        <translation>I have asked the first signer about this order and compared the code of its content.</translation>
    </message>
    <message>
        <source>Đủ hai chữ ký thì lệnh được duyệt; thời gian chờ bắt đầu từ lúc ấy.</source>
        <translation>With both signatures the order is approved; its wait begins then.</translation>
    </message>
    <message>
        <source>Đã ký. Đề nghị đã đủ hai chữ ký.</source>
        <translation>Signed. The request has both signatures.</translation>
    </message>
    <message>
        <source>Đã ký. Lệnh tiêu hủy đã đủ hai chữ ký.</source>
        <translation>Signed. The destruction has both signatures.</translation>
    </message>
    <message>
        <source>Đã ký. Thỏa thuận có hiệu lực.</source>
        <translation>Signed. The agreement is in force.</translation>
    </message>
    <message>
        <source>Đã từ chối.</source>
        <translation>Refused.</translation>
    </message>
    <message>
        <source>Hãy đánh dấu sau khi đã làm.</source>
        <translation>Tick this when you have done it.</translation>
    </message>
    <message>
        <source>Hãy gõ cụm mật khẩu để ký.</source>
        <translation>Type your passphrase to sign.</translation>
    </message>
    <message>
        <source>Đang ký…</source>
        <translation>Signing…</translation>
    </message>
</context>
<context>
    <name>SigningDialog</name>
    <message>
        <source>Đang đổi khóa…</source>
        <translation>Changing keys…</translation>
    </message>
    <message>
        <source>Hai người ký</source>
        <translation>Two people sign</translation>
    </message>
    <message>
        <source>Việc này được ghi vào nhật ký.</source>
        <translation>This is written to the journal.</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Đã dừng. Các ngăn chưa đổi khóa chỉ xem được cho đến khi đổi tiếp.</source>
        <translation>Stopped. Compartments without a new key can only be read until the rest is done.</translation>
    </message>
</context>
<context>
    <name>Slot</name>
    <message>
        <source>{} đã hủy, có biên bản.</source>
        <translation>{} was shredded, with a record.</translation>
    </message>
    <message>
        <source>Chưa có. Ghi ảnh {size} ra đĩa trắng, rồi đọc lại: đĩa chỉ vào sổ khi đọc lại đúng.</source>
        <translation>Not there yet. Burn the image of {size}, then read it back: a disc enters the register only when it reads back right.</translation>
    </message>
    <message>
        <source>Ghi ra đĩa…</source>
        <translation>Burn…</translation>
    </message>
    <message>
        <source>Đọc lại để so…</source>
        <translation>Read back…</translation>
    </message>
    <message>
        <source>nguyên vẹn</source>
        <translation>whole</translation>
    </message>
    <message>
        <source>đã xước</source>
        <translation>scratched</translation>
    </message>
    <message>
        <source>Số</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Giữ ở</source>
        <translation>Kept</translation>
    </message>
    <message>
        <source>Hạn trả</source>
        <translation>Due back</translation>
    </message>
    <message>
        <source>Đọc lại</source>
        <translation>Read again</translation>
    </message>
    <message>
        <source>Nơi giữ…</source>
        <translation>Place…</translation>
    </message>
    <message>
        <source>Nhãn…</source>
        <translation>Label…</translation>
    </message>
    <message>
        <source>Đọc lại…</source>
        <translation>Read again…</translation>
    </message>
    <message>
        <source>Hủy…</source>
        <translation>Shred…</translation>
    </message>
</context>
<context>
    <name>SourceStep</name>
    <message>
        <source>Bản sao lưu ở đâu?</source>
        <translation>Where is the backup?</translation>
    </message>
    <message>
        <source>Chọn ổ rời hoặc thư mục có các thư mục SL-…; hoặc nơi đĩa được gắn vào, ổ đĩa, hay tệp ảnh .iso của đĩa. Chỉ đọc, không sửa gì ở đó.</source>
        <translation>Choose the removable disk or folder that holds the folders SL-…; or where a disc is mounted, a drive, or a disc&apos;s .iso image. It is only read, nothing there is changed.</translation>
    </message>
    <message>
        <source>Ổ, thư mục hoặc đĩa</source>
        <translation>Disk, folder or disc</translation>
    </message>
    <message>
        <source>Chọn thư mục…</source>
        <translation>Choose a folder…</translation>
    </message>
    <message>
        <source>Ví dụ E:\ hoặc /media/…; đĩa hỏng nặng thì D: hoặc /dev/sr0.</source>
        <translation>For example E:\ or /media/…; for a badly hurt disc D: or /dev/sr0.</translation>
    </message>
    <message>
        <source>Chọn tệp ảnh đĩa…</source>
        <translation>Choose a disc image…</translation>
    </message>
    <message>
        <source>Lấy tệp của đĩa ra dưới thư mục</source>
        <translation>Take the disc&apos;s files out below this folder</translation>
    </message>
    <message>
        <source>Chỉ là dữ liệu đã niêm mật. Dừng giữa chừng thì lần sau đọc tiếp ở đây.</source>
        <translation>Only sealed data. Stopped in the middle, the next reading goes on here.</translation>
    </message>
    <message>
        <source>Đọc đĩa</source>
        <translation>Read the disc</translation>
    </message>
    <message>
        <source>Đang đọc đĩa, sửa chỗ xước</source>
        <translation>Reading the disc and mending scratches</translation>
    </message>
    <message>
        <source>Bản sao lưu</source>
        <translation>Backups</translation>
    </message>
    <message>
        <source>Hãy chọn nơi có bản sao lưu. Đĩa thì phải đọc xong đã.</source>
        <translation>Choose where the backup is. A disc has to be read first.</translation>
    </message>
    <message>
        <source>Chọn tệp ảnh của đĩa</source>
        <translation>Choose an image of the disc</translation>
    </message>
    <message>
        <source>Ảnh đĩa (*.iso);;Mọi tệp (*)</source>
        <translation>Disc images (*.iso);;All files (*)</translation>
    </message>
    <message>
        <source>Đĩa {} trên {} của bộ {}: {}, làm ngày {}.</source>
        <translation>Disc {} of {}, set {}: {}, made on {}.</translation>
    </message>
    <message>
        <source>Đĩa {} trên {}; danh sách tệp phải sửa lại trong lúc đọc.</source>
        <translation>Disc {} of {}; its list of files has to be mended while reading.</translation>
    </message>
    <message>
        <source>Bản này của lúc {}, {}. Việc làm sau lúc đó không có trong bản này.</source>
        <translation>This backup is of {}, {}. What was done after that is not in it.</translation>
    </message>
    <message>
        <source>Hãy chọn thư mục.</source>
        <translation>Choose a folder.</translation>
    </message>
    <message>
        <source>Phần đã đọc được giữ lại: cho đĩa thứ hai vào rồi đọc tiếp vào cùng thư mục.</source>
        <translation>What could be read is kept: put in the second disc and read it into the same folder.</translation>
    </message>
    <message>
        <source>Đọc đĩa tiếp theo</source>
        <translation>Read the next disc</translation>
    </message>
    <message>
        <source>Đã dừng đọc. Chưa tệp nào bị mất; bấm Đọc đĩa để đọc lại.</source>
        <translation>Stopped reading. No file was lost; press Read the disc to read it again.</translation>
    </message>
</context>
<context>
    <name>Spinner</name>
    <message>
        <source>Đang làm việc</source>
        <translation>Working</translation>
    </message>
</context>
<context>
    <name>StatisticsPage</name>
    <message>
        <source>Thống kê</source>
        <translation>Statistics</translation>
    </message>
    <message>
        <source>Lưu báo cáo</source>
        <translation>Save the report</translation>
    </message>
    <message>
        <source>Chưa có thẩm quyền ở dự án nào</source>
        <translation>No clearance in any project yet</translation>
    </message>
    <message>
        <source>Hãy nhờ quản lý và cán bộ an toàn hệ thống cấp thẩm quyền cho bạn.</source>
        <translation>Ask a manager and the security officer to give you a clearance.</translation>
    </message>
    <message>
        <source>Xem quyền của bạn</source>
        <translation>What you may do</translation>
    </message>
    <message numerus="yes">
        <source>{} khách hàng</source>
        <translation>
            <numerusform>{} customer</numerusform>
            <numerusform>{} customers</numerusform>
        </translation>
    </message>
    <message>
        <source>Đây là báo cáo đã lưu.</source>
        <translation>This is a kept report.</translation>
    </message>
    <message>
        <source>Chưa có số liệu để lưu.</source>
        <translation>There are no figures to keep.</translation>
    </message>
</context>
<context>
    <name>StatisticsView</name>
    <message>
        <source>Dự án</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>Số liệu về</source>
        <translation>Figures about</translation>
    </message>
    <message>
        <source>Cấp mật được đếm</source>
        <translation>Levels counted</translation>
    </message>
    <message>
        <source>Khoảng thời gian</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>Về số liệu hiện tại</source>
        <translation>Back to present figures</translation>
    </message>
    <message>
        <source>Chưa đếm được</source>
        <translation>Could not count</translation>
    </message>
    <message>
        <source>Thử lại</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Đã lưu</source>
        <translation>Saved</translation>
    </message>
    <message>
        <source>Mọi cấp mật</source>
        <translation>All levels</translation>
    </message>
    <message>
        <source>Đã lưu báo cáo.</source>
        <translation>The report is saved.</translation>
    </message>
    <message>
        <source>Chưa có gì để đếm</source>
        <translation>Nothing to count yet</translation>
    </message>
    <message>
        <source>Số liệu hiện ra khi dự án có khách hàng ở cấp mật bạn được xem.</source>
        <translation>Figures appear when the project has customers at a level that you may see.</translation>
    </message>
    <message>
        <source>Báo cáo “{}”, {} lưu lúc {}.</source>
        <translation>Report “{}”, kept by {} at {}.</translation>
    </message>
    <message>
        <source>Xóa báo cáo?</source>
        <translation>Delete the report?</translation>
    </message>
    <message>
        <source>Báo cáo “{}” sẽ không còn trong danh sách.</source>
        <translation>The report “{}” will no longer be in the list.</translation>
    </message>
    <message>
        <source>Xóa báo cáo</source>
        <translation>Delete report</translation>
    </message>
    <message>
        <source>Đã xóa báo cáo.</source>
        <translation>The report has been deleted.</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Thanh trạng thái</source>
        <translation>Status bar</translation>
    </message>
</context>
<context>
    <name>Step</name>
    <message>
        <source>Ô này cần được điền.</source>
        <translation>This field has to be filled in.</translation>
    </message>
</context>
<context>
    <name>StepUpContent</name>
    <message>
        <source>Cụm mật khẩu của bạn</source>
        <translation>Your passphrase</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>Bước {} trên {}: {}</source>
        <translation>Step {} of {}: {}</translation>
    </message>
</context>
<context>
    <name>Subjects</name>
    <message>
        <source>Tổng quan</source>
        <translation>Overview</translation>
    </message>
    <message>
        <source>Khách hàng</source>
        <translation>Customers</translation>
    </message>
</context>
<context>
    <name>TakeBackDialog</name>
    <message>
        <source>Nhận lại bản này</source>
        <translation>Take this copy back</translation>
    </message>
    <message>
        <source>Cất ở đâu</source>
        <translation>Where it lies now</translation>
    </message>
    <message>
        <source>ví dụ: tủ sắt phòng kinh doanh</source>
        <translation>for example: steel cabinet, sales office</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Đã nhận lại</source>
        <translation>Taken back</translation>
    </message>
    <message>
        <source>Đã nhận lại bản {}.</source>
        <translation>Copy {} was taken back.</translation>
    </message>
    <message>
        <source>Ghi bản đã bàn giao được thu hồi</source>
        <translation>Record that a copy was taken back</translation>
    </message>
    <message>
        <source>Người nhận: {}</source>
        <translation>Recipient: {}</translation>
    </message>
    <message>
        <source>Bản ấy nay thế nào</source>
        <translation>What became of it</translation>
    </message>
    <message>
        <source>Đã trả lại công ty</source>
        <translation>Given back to the company</translation>
    </message>
    <message>
        <source>Người nhận báo đã xóa</source>
        <translation>The recipient says it is deleted</translation>
    </message>
    <message>
        <source>Chọn một</source>
        <translation>Choose one</translation>
    </message>
    <message>
        <source>Ghi chú</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Khi báo đã xóa: ai báo, bằng cách nào. Điều đó không chứng minh được.</source>
        <translation>If deleted: who said so, and how. It cannot be proved.</translation>
    </message>
    <message>
        <source>Ghi lại</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>Hãy chọn một trong hai.</source>
        <translation>Choose one of the two.</translation>
    </message>
</context>
<context>
    <name>TakeInDialog</name>
    <message>
        <source>Nhận người đã trả lời lời mời</source>
        <translation>Take in who has answered an invitation</translation>
    </message>
    <message>
        <source>Tệp trả lời</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>Chúng tôi đã đọc cho nhau nghe và cả hai dòng sáu từ đều giống</source>
        <translation>We read them to each other, and both rows of six words are the same</translation>
    </message>
    <message>
        <source>Gặp trực tiếp, hoặc gọi số đã biết từ trước. Khác một từ là tệp đã bị tráo: đừng nhận.</source>
        <translation>Meet, or call a number you knew before. One other word means that the file was exchanged: do not take them in.</translation>
    </message>
    <message>
        <source>Dự án</source>
        <translation>Projects</translation>
    </message>
    <message>
        <source>Được xem đến mức</source>
        <translation>May read up to</translation>
    </message>
    <message>
        <source>Nhận vào kho và ký</source>
        <translation>Take in and sign</translation>
    </message>
    <message>
        <source>Đang nhận vào kho…</source>
        <translation>Taking in…</translation>
    </message>
    <message>
        <source>Hãy chọn tệp trả lời.</source>
        <translation>Choose the answer.</translation>
    </message>
    <message>
        <source>Hãy so cả hai dòng sáu từ rồi đánh dấu ở đây.</source>
        <translation>Compare both rows of six words, then tick here.</translation>
    </message>
    <message>
        <source>Đã nhận {}. {} ngăn người quản lý không giữ khóa nên chưa cấp lại.</source>
        <translation>{} is in. Compartments not given again, because the manager does not hold their keys: {}.</translation>
    </message>
    <message>
        <source>Đã nhận {}. Bây giờ họ mở khóa lần đầu được.</source>
        <translation>{} is in. They can unlock for the first time now.</translation>
    </message>
    <message>
        <source>Họ và tên</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>Nhiệm vụ</source>
        <translation>Duties</translation>
    </message>
    <message>
        <source>Lời mời hết hạn</source>
        <translation>Invitation lapses</translation>
    </message>
    <message>
        <source>Dành cho</source>
        <translation>Meant for</translation>
    </message>
    <message>
        <source>máy hoặc tài khoản mới; khóa cũ hết quyền khi mở khóa</source>
        <translation>a new machine or account; the old keys end at the first unlocking</translation>
    </message>
    <message>
        <source>Lời mời: họ đọc, bạn so</source>
        <translation>Invitation: they read, you compare</translation>
    </message>
    <message>
        <source>Trả lời: họ đọc, bạn so</source>
        <translation>Answer: they read, you compare</translation>
    </message>
    <message>
        <source>Hãy chọn tệp trả lời trước.</source>
        <translation>Choose the answer first.</translation>
    </message>
    <message>
        <source>Hãy so hai dòng sáu từ và đánh dấu trước.</source>
        <translation>Compare both rows of six words and tick first.</translation>
    </message>
    <message>
        <source>đến {}</source>
        <translation>up to {}</translation>
    </message>
    <message>
        <source>chưa cấp</source>
        <translation>nothing yet</translation>
    </message>
    <message>
        <source>như trước, ở mọi dự án</source>
        <translation>as before, in every project</translation>
    </message>
</context>
<context>
    <name>TermsDialog</name>
    <message>
        <source>Thời hạn lưu trữ và chờ tiêu hủy</source>
        <translation>Terms of keeping and destroying</translation>
    </message>
    <message>
        <source>Áp dụng cho cả dự án.</source>
        <translation>For the whole project.</translation>
    </message>
    <message>
        <source>Giữ hồ sơ sau giao dịch cuối</source>
        <translation>Keep a file after the last dealing</translation>
    </message>
    <message>
        <source>năm</source>
        <translation>years</translation>
    </message>
    <message>
        <source>0 là không đặt thời hạn. Hãy tính cả thời hạn mà luật kế toán, thuế hay hợp đồng buộc phải giữ.</source>
        <translation>0: no limit. Take into account what laws on accounting and taxes, or contracts, oblige you to keep.</translation>
    </message>
    <message>
        <source>Chờ sau khi duyệt rồi mới được hủy</source>
        <translation>Wait between approval and destruction</translation>
    </message>
    <message>
        <source>giờ</source>
        <translation>hours</translation>
    </message>
    <message>
        <source>Để kịp phát hiện nhầm lẫn. Lệnh đã duyệt giữ nguyên giờ đã báo cho người ký.</source>
        <translation>So that a mistake can still be noticed. Orders already approved keep the time that their signers were told.</translation>
    </message>
    <message>
        <source>Không có gì tự động bị hủy: hồ sơ quá hạn chỉ vào danh sách, từ đó mới lập lệnh.</source>
        <translation>Nothing is destroyed by itself: files past their time only stand in a list, from which orders are made.</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Lưu</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Đã lưu thời hạn của dự án.</source>
        <translation>The project&apos;s terms were saved.</translation>
    </message>
    <message>
        <source>Người khác vừa lưu: giữ {years} năm, chờ {hours} giờ. Số của bạn vẫn ở trên; bấm Lưu lần nữa để thay vào.</source>
        <translation>Somebody has just saved: keep for {years} (years), wait for {hours} (hours). Yours still stand above; press Save again to put them in their place.</translation>
    </message>
</context>
<context>
    <name>TextArea</name>
    <message>
        <source>Dài hơn giới hạn {} ký tự. Hãy rút gọn.</source>
        <translation>Longer than the limit of {} characters. Shorten it.</translation>
    </message>
</context>
<context>
    <name>ThawDialog</name>
    <message>
        <source>Mở lại quyền của {}</source>
        <translation>Give {} access back</translation>
    </message>
    <message>
        <source>Người này sẽ mở khóa được như trước, với thẩm quyền đang có.</source>
        <translation>The person can unlock as before, with the clearances they have.</translation>
    </message>
    <message>
        <source>Mở lại và ký</source>
        <translation>Give back and sign</translation>
    </message>
    <message>
        <source>Đang ký…</source>
        <translation>Signing…</translation>
    </message>
    <message>
        <source>Đã mở lại quyền của {}.</source>
        <translation>{} has access again.</translation>
    </message>
</context>
<context>
    <name>TimelineTab</name>
    <message>
        <source>Đang đọc diễn biến…</source>
        <translation>Reading the timeline…</translation>
    </message>
    <message>
        <source>Diễn biến của hồ sơ</source>
        <translation>The file&apos;s timeline</translation>
    </message>
    <message>
        <source>Và {} việc cũ hơn.</source>
        <translation>Older entries: {}.</translation>
    </message>
    <message>
        <source>“{}”: {} → {}</source>
        <translation>“{}”: {} → {}</translation>
    </message>
    <message>
        <source>{} chuyển</source>
        <translation>moved by {}</translation>
    </message>
    <message>
        <source>ngày {}</source>
        <translation>dated {}</translation>
    </message>
    <message>
        <source>{} thêm {}</source>
        <translation>{} added a {}</translation>
    </message>
    <message>
        <source>{} bỏ “{}”</source>
        <translation>{} removed “{}”</translation>
    </message>
    <message>
        <source>{} đưa lại “{}”</source>
        <translation>{} brought back “{}”</translation>
    </message>
    <message>
        <source>{} sửa “{}”</source>
        <translation>{} edited “{}”</translation>
    </message>
    <message>
        <source>{} nhập hồ sơ</source>
        <translation>{} entered the file</translation>
    </message>
    <message>
        <source>{} sửa hồ sơ</source>
        <translation>{} edited the file</translation>
    </message>
    <message>
        <source>Đổi: {}</source>
        <translation>Changed: {}</translation>
    </message>
</context>
<context>
    <name>TopSecretPage</name>
    <message>
        <source>Phòng tuyệt mật</source>
        <translation>Top-secret room</translation>
    </message>
    <message>
        <source>Không in được tên bạn lên màn hình nên phòng không mở.</source>
        <translation>Your name could not be drawn across the screen, so the room stays closed.</translation>
    </message>
    <message>
        <source>Phòng đã đóng. Chữ đang gõ dở được giữ thành bản nháp trong phòng.</source>
        <translation>The room was closed. Unfinished text is kept as a draft inside the room.</translation>
    </message>
</context>
<context>
    <name>Trail</name>
    <message>
        <source>Quay lại</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Đường đọc:</source>
        <translation>Trail:</translation>
    </message>
</context>
<context>
    <name>TrustLine</name>
    <message>
        <source>Đính chính khẩn: đang có hiệu lực mà chưa xác minh.</source>
        <translation>Urgent correction: in force and not verified.</translation>
    </message>
    <message>
        <source>Chưa đối chiếu với giấy tờ gốc.</source>
        <translation>Never compared with its source.</translation>
    </message>
    <message>
        <source>Đã sửa sau lần xác minh {day} của {by}; nội dung hiện nay chưa đối chiếu.</source>
        <translation>Changed since it was verified on {day} by {by}; what stands here now was never compared.</translation>
    </message>
    <message>
        <source>Đã xác minh {day} bởi {by}, đối chiếu với {source}.</source>
        <translation>Verified on {day} by {by}, compared with {source}.</translation>
    </message>
    <message>
        <source>Đã xác minh {day} bởi {by} theo mẫu {k}/{n} của lô nhập, đối chiếu với {source}.</source>
        <translation>Verified on {day} by {by} through a sample of {k} of {n} in its batch, compared with {source}.</translation>
    </message>
    <message>
        <source>Nhập: {entered}.</source>
        <translation>Entered: {entered}.</translation>
    </message>
    <message>
        <source>Nhập: {entered}; duyệt: {reviewed}.</source>
        <translation>Entered: {entered}; reviewed: {reviewed}.</translation>
    </message>
</context>
<context>
    <name>TwinsPage</name>
    <message>
        <source>Trùng chắc chắn (mã, mã số thuế, tên và điện thoại)</source>
        <translation>Surely the same (code, tax code, name and phone)</translation>
    </message>
    <message>
        <source>Chỉ trùng điện thoại</source>
        <translation>Same phone only</translation>
    </message>
    <message>
        <source>Các dòng trùng</source>
        <translation>Repeated rows</translation>
    </message>
    <message>
        <source>Với dòng đang chọn</source>
        <translation>For the chosen row</translation>
    </message>
    <message>
        <source>Dòng</source>
        <translation>Line</translation>
    </message>
    <message>
        <source>Khách hàng</source>
        <translation>Customer</translation>
    </message>
    <message>
        <source>Sẽ làm</source>
        <translation>Will be done</translation>
    </message>
    <message>
        <source>Dòng {} {}.</source>
        <translation>Row {}: {}.</translation>
    </message>
    <message>
        <source>Dòng {} của danh sách</source>
        <translation>Row {} of the list</translation>
    </message>
    <message>
        <source>Hồ sơ đã có</source>
        <translation>File that is there</translation>
    </message>
    <message>
        <source>Lấy giá trị này</source>
        <translation>Take this value</translation>
    </message>
    <message>
        <source>{}: lấy giá trị của danh sách</source>
        <translation>{}: take the list&apos;s value</translation>
    </message>
</context>
<context>
    <name>TwoSignatures</name>
    <message>
        <source>Chưa có ai khác đang làm việc để ký với tư cách: {}. Hãy thêm người đó trước.</source>
        <translation>Nobody else in service can sign as: {}. Add that person first.</translation>
    </message>
    <message>
        <source>Cụm mật khẩu của {}</source>
        <translation>Passphrase of {}</translation>
    </message>
    <message>
        <source>Chữ ký thứ nhất</source>
        <translation>First signature</translation>
    </message>
    <message>
        <source>Bạn gõ lại cụm mật khẩu của mình.</source>
        <translation>Type your own passphrase again.</translation>
    </message>
    <message>
        <source>Chọn người ký thứ hai</source>
        <translation>Choose the second signer</translation>
    </message>
    <message>
        <source>Cụm mật khẩu của người ký thứ hai</source>
        <translation>Second signer&apos;s passphrase</translation>
    </message>
    <message>
        <source>Chế độ một người: chữ ký thứ hai cũng là của bạn.</source>
        <translation>One-person mode: the second signature is yours too.</translation>
    </message>
    <message>
        <source>Chữ ký thứ hai</source>
        <translation>Second signature</translation>
    </message>
    <message>
        <source>Mời người ký thứ hai đến máy này và tự gõ cụm mật khẩu của mình.</source>
        <translation>Ask the second signer to this machine to type their own passphrase.</translation>
    </message>
    <message>
        <source>Người ký thứ hai ký sau, tại tài khoản của mình, ở mục Chờ ký thứ hai.</source>
        <translation>The second person signs later, in their own account, under Second signatures.</translation>
    </message>
    <message>
        <source>Cần cụm mật khẩu của bạn để ký.</source>
        <translation>Your passphrase is needed to sign.</translation>
    </message>
    <message>
        <source>Hãy chọn người ký thứ hai.</source>
        <translation>Choose the second signer.</translation>
    </message>
    <message>
        <source>Người ký thứ hai cần gõ cụm mật khẩu của mình.</source>
        <translation>The second signer has to type their passphrase.</translation>
    </message>
</context>
<context>
    <name>UndoDialog</name>
    <message>
        <source>Hoàn tác</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Đang đưa bản trước trở lại</source>
        <translation>Bringing the former revisions back</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>UnlockView</name>
    <message>
        <source>Mở khóa kho</source>
        <translation>Unlock the vault</translation>
    </message>
    <message>
        <source>Thử lại</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Kho hồ sơ</source>
        <translation>Vault</translation>
    </message>
    <message>
        <source>Người dùng</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Cụm mật khẩu</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Mở khóa</source>
        <translation>Unlock</translation>
    </message>
    <message>
        <source>Mở kho khác…</source>
        <translation>Other vault…</translation>
    </message>
    <message>
        <source>Tạo kho mới…</source>
        <translation>New vault…</translation>
    </message>
    <message>
        <source>Tôi được mời…</source>
        <translation>I was invited…</translation>
    </message>
    <message>
        <source>Mở gói niêm đã nhận…</source>
        <translation>Open a package you received…</translation>
    </message>
    <message>
        <source>Khôi phục sau sự cố…</source>
        <translation>Restore after an accident…</translation>
    </message>
    <message>
        <source>Người chưa rõ tên ({})</source>
        <translation>Person without a name ({})</translation>
    </message>
    <message>
        <source>Máy này chưa giữ khóa của ai trong kho. Nếu bạn có tệp lời mời, hãy chọn Tôi được mời.</source>
        <translation>This machine holds nobody&apos;s keys to the vault. If you have an invitation, choose I was invited.</translation>
    </message>
    <message>
        <source>Hãy gõ cụm mật khẩu của bạn.</source>
        <translation>Type your passphrase.</translation>
    </message>
    <message>
        <source>Đang đổi khóa của bạn…</source>
        <translation>Renewing your keys…</translation>
    </message>
    <message>
        <source>Đang mở khóa…</source>
        <translation>Unlocking…</translation>
    </message>
    <message>
        <source>Thử lại sau {} giây</source>
        <translation>Try again in {} s</translation>
    </message>
    <message>
        <source>Gõ sai nhiều lần liên tiếp nên lần thử tới phải chờ.</source>
        <translation>Several wrong tries in a row, so the next one has to wait.</translation>
    </message>
    <message>
        <source>Hãy chọn kho và người dùng trước.</source>
        <translation>Choose a vault and a person first.</translation>
    </message>
</context>
<context>
    <name>UnreadNotice</name>
    <message>
        <source>Dừng đọc</source>
        <translation>Stop reading</translation>
    </message>
    <message>
        <source>Đã đọc hết nhật ký. Danh sách bên dưới có từ lúc mới đọc một phần.</source>
        <translation>The whole journal has been read. The list below is from when only a part of it had been.</translation>
    </message>
    <message>
        <source>Hiện cả nhật ký</source>
        <translation>Show the whole journal</translation>
    </message>
    <message>
        <source>Đã đọc {percent} % nhật ký, từ {day} đến nay: danh sách, bộ lọc và số đếm chỉ gồm phần này. Mỗi mục ở đây đã được đối chiếu với chữ ký của người ghi; có thiếu mục nào không thì chỉ “Kiểm tra toàn vẹn” mới cho biết.</source>
        <translation>{percent}% of the journal has been read, from {day} until now: list, filters and counts are of this part only. Each entry here was held against its writer’s signature; whether any is missing, only “Check integrity” tells.</translation>
    </message>
    <message>
        <source>Đọc tiếp</source>
        <translation>Go on reading</translation>
    </message>
</context>
<context>
    <name>VerifyDialog</name>
    <message>
        <source>Mở giấy tờ gốc và nhìn vào đó, không nhìn bản nhập.</source>
        <translation>Open the source and look at it, not at the entry.</translation>
    </message>
    <message>
        <source>Đối chiếu: {}</source>
        <translation>Compare: {}</translation>
    </message>
    <message>
        <source>Đã đối chiếu với giấy tờ nào</source>
        <translation>Which document this was compared with</translation>
    </message>
    <message>
        <source>Ví dụ: giấy đăng ký kinh doanh, bản chụp ngày 20/11/2026</source>
        <translation>For example: business licence, copy of 20/11/2026</translation>
    </message>
    <message>
        <source>Các ô còn lại tôi đã đọc và thấy khớp với giấy tờ gốc.</source>
        <translation>I have read the other fields, and they agree with the source.</translation>
    </message>
    <message>
        <source>Sai một ô thì bản nhập bị trả lại. Ctrl+S để xác minh</source>
        <translation>One difference returns the entry. Ctrl+S to verify</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Xác minh</source>
        <translation>Verify</translation>
    </message>
    <message>
        <source>Gõ lại từ giấy tờ gốc</source>
        <translation>Type again from the source</translation>
    </message>
    <message>
        <source>để trống nếu giấy tờ không có</source>
        <translation>leave empty if the document has none</translation>
    </message>
    <message>
        <source>Bản này không đụng đến ô nào phải gõ lại.</source>
        <translation>This entry touches no field that is typed again.</translation>
    </message>
    <message>
        <source>Đọc và so với giấy tờ gốc</source>
        <translation>Read and compare with the source</translation>
    </message>
    <message>
        <source>trống</source>
        <translation>empty</translation>
    </message>
    <message>
        <source>Hãy đọc các ô còn lại rồi đánh dấu.</source>
        <translation>Read the other fields, then tick this.</translation>
    </message>
</context>
<context>
    <name>WaitingView</name>
    <message>
        <source>Người được mời</source>
        <translation>Invited person</translation>
    </message>
    <message>
        <source>Ghi lại tệp trả lời…</source>
        <translation>Save the answer again…</translation>
    </message>
    <message>
        <source>Bỏ khóa đang chờ…</source>
        <translation>Drop the waiting keys…</translation>
    </message>
    <message>
        <source>Bỏ khóa thật</source>
        <translation>Drop them for good</translation>
    </message>
    <message>
        <source>Thư mục kho</source>
        <translation>Folder of the vault</translation>
    </message>
    <message>
        <source>Người quản lý cho bạn biết thư mục này.</source>
        <translation>The manager tells you this folder.</translation>
    </message>
    <message>
        <source>Chọn thư mục kho…</source>
        <translation>Choose vault folder…</translation>
    </message>
    <message>
        <source>Cụm mật khẩu</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Mở khóa lần đầu</source>
        <translation>Unlock for the first time</translation>
    </message>
    <message>
        <source>Gửi trả lời, so sáu từ</source>
        <translation>Send the answer, compare six words</translation>
    </message>
    <message>
        <source>Đưa tệp trả lời cho người quản lý. Khi họ mở tệp, gọi cho cán bộ an toàn và đọc sáu từ này; họ so với sáu từ trên máy của họ rồi nhận bạn vào kho.</source>
        <translation>Give the answer to the manager. When they open it, call the security officer and read these six words; they compare them with those on their machine, then take you in.</translation>
    </message>
    <message>
        <source>Khi đã được nhận</source>
        <translation>Once you are in</translation>
    </message>
    <message>
        <source>Để sau</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>Trả lời lời mời khác…</source>
        <translation>Answer another invitation…</translation>
    </message>
    <message>
        <source>Chờ được nhận vào kho</source>
        <translation>Waiting to be taken in</translation>
    </message>
    <message>
        <source>Sáu từ của tệp trả lời</source>
        <translation>The answer&apos;s six words</translation>
    </message>
    <message>
        <source>Ghi tệp trả lời</source>
        <translation>Save the answer</translation>
    </message>
    <message>
        <source>Tệp trả lời (*.niem-join)</source>
        <translation>Answers (*.niem-join)</translation>
    </message>
    <message>
        <source>Đã ghi tệp trả lời: {}</source>
        <translation>The answer is saved: {}</translation>
    </message>
    <message>
        <source>Chọn thư mục của kho hồ sơ</source>
        <translation>Choose the vault&apos;s folder</translation>
    </message>
    <message>
        <source>Hãy chọn thư mục kho.</source>
        <translation>Choose the folder of the vault.</translation>
    </message>
    <message>
        <source>Hãy gõ cụm mật khẩu của bạn.</source>
        <translation>Type your passphrase.</translation>
    </message>
    <message>
        <source>Đang mở khóa…</source>
        <translation>Unlocking…</translation>
    </message>
    <message>
        <source>Thử lại sau {} giây</source>
        <translation>Try again in {} s</translation>
    </message>
    <message>
        <source>Gõ sai nhiều lần liên tiếp nên lần thử tới phải chờ.</source>
        <translation>Several wrong tries in a row, so the next one has to wait.</translation>
    </message>
</context>
<context>
    <name>WelcomeView</name>
    <message>
        <source>Tạo kho mới</source>
        <translation>Create new vault</translation>
    </message>
    <message>
        <source>Tôi được mời</source>
        <translation>I was invited</translation>
    </message>
    <message>
        <source>Chọn thư mục kho…</source>
        <translation>Choose vault folder…</translation>
    </message>
    <message>
        <source>Chào bạn đến với Niêm</source>
        <translation>Welcome to Niêm</translation>
    </message>
    <message>
        <source>Trên máy này chưa có kho hồ sơ nào được mở.</source>
        <translation>No vault has been opened on this machine yet.</translation>
    </message>
    <message>
        <source>Công ty bắt đầu dùng Niêm</source>
        <translation>Your company starts with Niêm</translation>
    </message>
    <message>
        <source>Cần người quản lý và cán bộ an toàn cùng có mặt, mỗi người tự đặt cụm mật khẩu của mình. Mất khoảng năm phút.</source>
        <translation>The manager and the security officer have to be present; each chooses a passphrase. It takes about five minutes.</translation>
    </message>
    <message>
        <source>Công ty đã có kho</source>
        <translation>Your company has a vault</translation>
    </message>
    <message>
        <source>Mở thư mục kho trên máy này bằng tài khoản mà người quản lý đã tạo cho bạn.</source>
        <translation>Open its folder on this machine, with the account the manager made for you.</translation>
    </message>
    <message>
        <source>Bạn có tệp lời mời</source>
        <translation>You have an invitation</translation>
    </message>
    <message>
        <source>Tạo khóa của bạn ngay trong tài khoản máy này, rồi gửi tệp trả lời để được nhận vào kho.</source>
        <translation>Make your keys right in this computer account, then send an answer to be taken in.</translation>
    </message>
    <message>
        <source>Mở gói niêm đã nhận…</source>
        <translation>Open a package you received…</translation>
    </message>
    <message>
        <source>Khôi phục sau sự cố…</source>
        <translation>Restore after an accident…</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Tự khóa sau {}</source>
        <translation>Locks in {}</translation>
    </message>
    <message>
        <source>Phòng tuyệt mật đóng sau {}</source>
        <translation>Top-secret room closes in {}</translation>
    </message>
    <message>
        <source>Windows không loại được cửa sổ này khỏi ảnh chụp màn hình. Đừng chia sẻ màn hình lúc này.</source>
        <translation>Windows does not keep this window out of screenshots. Do not share the screen now.</translation>
    </message>
</context>
<context>
    <name>WishFields</name>
    <message>
        <source>Được xem</source>
        <translation>May see</translation>
    </message>
    <message>
        <source>Đến hết ngày</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>Không thời hạn</source>
        <translation>Without a term</translation>
    </message>
    <message>
        <source>Lý do</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Việc gì cần xem đến cấp này. Ghi vào sổ thẩm quyền.</source>
        <translation>Which work needs this level. It is kept in the register.</translation>
    </message>
    <message>
        <source>Hãy chọn một ngày từ hôm nay trở đi, hoặc đánh dấu không thời hạn.</source>
        <translation>Choose today or a later day, or tick that there is no term.</translation>
    </message>
    <message>
        <source>Hãy ghi lý do.</source>
        <translation>Write the reason.</translation>
    </message>
</context>
<context>
    <name>WithdrawDialog</name>
    <message>
        <source>Rút thẩm quyền</source>
        <translation>Withdraw the clearance</translation>
    </message>
    <message>
        <source>Mất cấp này và mọi cấp cao hơn trong dự án. Những ngăn người này từng mở được ghi lại dưới khóa mới; đến khi xong, mọi người chỉ xem được các ngăn đó.</source>
        <translation>This level and all higher ones of the project are lost. The compartments this person could open are written anew under new keys; until that is done everybody can only read them.</translation>
    </message>
    <message>
        <source>Cán bộ an toàn hệ thống</source>
        <translation>System security officer</translation>
    </message>
    <message>
        <source>Người quản lý</source>
        <translation>Manager</translation>
    </message>
    <message>
        <source>Đang ghi lại dưới khóa mới</source>
        <translation>Writing anew under new keys</translation>
    </message>
    <message>
        <source>Việc này được ghi vào nhật ký.</source>
        <translation>This is written to the journal.</translation>
    </message>
    <message>
        <source>Rút lại lệnh tiêu hủy</source>
        <translation>Withdraw the destruction order</translation>
    </message>
    <message>
        <source>Lệnh này đã bắt đầu thực hiện. Rút lại được chừng nào kho chưa chuyển sang tệp mới; bản nháp về hồ sơ này thì đã bỏ.</source>
        <translation>The execution of this order has begun. It can be withdrawn as long as the vault has not switched to the new files; drafts about this file are gone already.</translation>
    </message>
    <message>
        <source>Lý do rút lại</source>
        <translation>Reason for withdrawing</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Rút lại lệnh</source>
        <translation>Withdraw the order</translation>
    </message>
    <message>
        <source>Hãy ghi lý do rút lại.</source>
        <translation>Write why the order is withdrawn.</translation>
    </message>
    <message>
        <source>Đã rút lại lệnh tiêu hủy.</source>
        <translation>The destruction order was withdrawn.</translation>
    </message>
    <message>
        <source>Đã rút thẩm quyền; {} ngăn có khóa mới.</source>
        <translation>The clearance was withdrawn. Compartments with new keys: {}.</translation>
    </message>
    <message>
        <source>Đã rút thẩm quyền; {} ngăn có khóa mới, {} ngăn chờ một quản lý giữ khóa của chúng và chỉ xem được.</source>
        <translation>The clearance was withdrawn. Compartments with new keys: {}; waiting, and read only, until a manager who holds their keys unlocks: {}.</translation>
    </message>
    <message>
        <source>Đã rút thẩm quyền. Các ngăn còn lại chờ khóa mới và chỉ xem được.</source>
        <translation>The clearance was withdrawn. The other compartments wait for new keys and can only be read.</translation>
    </message>
    <message>
        <source>Đang rút…</source>
        <translation>Withdrawing…</translation>
    </message>
</context>
<context>
    <name>Wizard</name>
    <message>
        <source>Bỏ dở</source>
        <translation>Give up</translation>
    </message>
    <message>
        <source>Quay lại</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Tiếp tục</source>
        <translation>Continue</translation>
    </message>
</context>
<context>
    <name>WordingView</name>
    <message>
        <source>Bản tiếng Việt, có giá trị ký kết</source>
        <translation>Vietnamese, the text that is signed</translation>
    </message>
    <message>
        <source>Bản tiếng Anh, chỉ để đọc</source>
        <translation>English, for reading only</translation>
    </message>
</context>
<context>
    <name>WordsStep</name>
    <message>
        <source>So sáu từ của lời mời</source>
        <translation>Compare the invitation&apos;s six words</translation>
    </message>
    <message>
        <source>Gặp cán bộ an toàn, hoặc gọi số bạn đã biết từ trước. Bạn đọc sáu từ dưới đây, họ so với sáu từ trên máy của họ. Khác một từ là tệp đã bị tráo: hãy dừng lại.</source>
        <translation>Meet the security officer, or call a number you knew before. You read the six words below, they compare them with those on their machine. One other word means that the file was exchanged: stop.</translation>
    </message>
    <message>
        <source>Tôi đã đọc cho họ nghe và cả sáu từ giống nhau</source>
        <translation>I read them aloud, and all six words are the same</translation>
    </message>
    <message>
        <source>Sáu từ của lời mời</source>
        <translation>The invitation&apos;s six words</translation>
    </message>
    <message>
        <source>Hãy so sáu từ rồi đánh dấu ở đây.</source>
        <translation>Compare the six words, then tick here.</translation>
    </message>
</context>
<context>
    <name>Work</name>
    <message>
        <source>Bạn vẫn làm việc khác được. Khóa kho thì việc này vẫn chạy tiếp.</source>
        <translation>You can go on with other work. This goes on when the vault locks.</translation>
    </message>
</context>
<context>
    <name>Working</name>
    <message>
        <source>Đang viết lại kho không có hồ sơ này</source>
        <translation>Rewriting the vault without this customer</translation>
    </message>
    <message>
        <source>Hoàn tất lần trước: ký và lưu chứng nhận.</source>
        <translation>Completing the last run: signing and storing the certificate.</translation>
    </message>
    <message>
        <source>Đang lập kế hoạch…</source>
        <translation>Planning…</translation>
    </message>
    <message>
        <source>Trước khi chuyển sang tệp mới, bấm Dừng thì chưa có gì bị hủy. Nếu máy tắt giữa chừng, mở lại lệnh này để làm tiếp.</source>
        <translation>Until the switch to the new file, Stop leaves everything as it was. If the machine goes off halfway, open this order again to go on.</translation>
    </message>
    <message>
        <source>Chép phần còn lại sang tệp mới dưới khóa mới…</source>
        <translation>Copying the rest to a new file under new keys…</translation>
    </message>
    <message>
        <source>Dò dấu vết, chuyển sang tệp mới, ký chứng nhận. Từ đây không dừng được nữa.</source>
        <translation>Searching for traces, switching to the new file, signing. This can no longer be stopped.</translation>
    </message>
</context>
<context>
    <name>Workplace</name>
    <message>
        <source>Kho và nhật ký khớp nhau khi mở lúc {}</source>
        <translation>Vault and journal agreed when unlocked at {}</translation>
    </message>
    <message>
        <source>Nhật ký không khớp</source>
        <translation>The journal does not hold</translation>
    </message>
    <message>
        <source>Khóa máy giữ trong {}</source>
        <translation>Machine key kept in {}</translation>
    </message>
    <message>
        <source>Máy {}</source>
        <translation>Machine {}</translation>
    </message>
    <message>
        <source>Chỉ dùng trong công việc của công ty. Mọi lượt xem được ghi nhật ký.</source>
        <translation>For the company&apos;s work only. Every view is journalled.</translation>
    </message>
    <message>
        <source>Chỉ người có thẩm quyền được xem. Ra khỏi công ty phải có văn bản đồng ý và người duyệt.</source>
        <translation>For cleared people only. Leaving the company takes written consent and an approval.</translation>
    </message>
    <message>
        <source>Không được in, sao chép hay cung cấp cho bất cứ ai. Mọi lượt xem được ghi nhật ký.</source>
        <translation>Never printed, copied or released to anybody. Every view is journalled.</translation>
    </message>
</context>
<context>
    <name>_MarkCard</name>
    <message>
        <source>Bạn chọn đúng: {}</source>
        <translation>Right: {}</translation>
    </message>
    <message>
        <source>Bạn chọn: {}</source>
        <translation>You chose: {}</translation>
    </message>
    <message>
        <source>Đúng là: {}</source>
        <translation>Right is: {}</translation>
    </message>
</context>
<context>
    <name>_Meter</name>
    <message>
        <source>Độ mạnh của cụm mật khẩu</source>
        <translation>Strength of the passphrase</translation>
    </message>
</context>
<context>
    <name>_Papers</name>
    <message>
        <source>Giấy tờ của hồ sơ tuyệt mật</source>
        <translation>Papers of top-secret files</translation>
    </message>
    <message>
        <source>Không có giấy tờ nào của hồ sơ tuyệt mật trong dự án này.</source>
        <translation>This project has no papers of top-secret files.</translation>
    </message>
</context>
<context>
    <name>_Row</name>
    <message>
        <source>ví dụ: bản in hỏng</source>
        <translation>for example: spoilt prints</translation>
    </message>
    <message>
        <source>Thứ lẻ: là gì</source>
        <translation>Without a number: what</translation>
    </message>
    <message>
        <source>Cấp mật</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>Số lượng</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Bỏ dòng này</source>
        <translation>Remove this line</translation>
    </message>
</context>
<context>
    <name>after_fire</name>
    <message>
        <source>nhưng đồng hồ máy này còn ở trước ngày đó: không biết bản này cũ bao lâu, hãy chỉnh giờ trước</source>
        <translation>but this machine&apos;s clock stands before that day: nobody knows how old it is, so set the clock first</translation>
    </message>
    <message>
        <source>cách đây {}</source>
        <translation>{} ago</translation>
    </message>
    <message>
        <source>nguyên vẹn, {} bản ghi, {} tài liệu</source>
        <translation>whole, records: {}, documents: {}</translation>
    </message>
    <message>
        <source>nguyên vẹn, {} mục</source>
        <translation>whole, entries: {}</translation>
    </message>
    <message>
        <source>nguyên vẹn</source>
        <translation>whole</translation>
    </message>
    <message>
        <source>KHÔNG khớp bản kê; xem các dòng bên dưới</source>
        <translation>NOT as the manifest says; see the lines below</translation>
    </message>
    <message>
        <source>cả {} đầu chuỗi khớp bản kê của bản sao lưu</source>
        <translation>ends of chains that are as the backup&apos;s manifest says: {}</translation>
    </message>
    <message>
        <source>Diễn tập khôi phục</source>
        <translation>Practice run</translation>
    </message>
    <message>
        <source>Khôi phục sau sự cố</source>
        <translation>Restore after an accident</translation>
    </message>
    <message>
        <source>ĐẠT</source>
        <translation>PASSED</translation>
    </message>
    <message>
        <source>KHÔNG ĐẠT</source>
        <translation>FAILED</translation>
    </message>
    <message>
        <source>Lúc: {}</source>
        <translation>At: {}</translation>
    </message>
    <message>
        <source>Bản sao lưu của lúc: {}</source>
        <translation>Backup of: {}</translation>
    </message>
    <message>
        <source>Sáu từ của kho: {}</source>
        <translation>The vault&apos;s six words: {}</translation>
    </message>
    <message>
        <source>Đầu chuỗi: {}</source>
        <translation>Ends of chains: {}</translation>
    </message>
    <message>
        <source>Ngăn không mở được: {}</source>
        <translation>Compartments not opened: {}</translation>
    </message>
    <message>
        <source>Bản: {}</source>
        <translation>Backup: {}</translation>
    </message>
    <message>
        <source>Dòng dưới đây để cán bộ an toàn ghi sổ trong kho; đừng sửa.</source>
        <translation>The line below is for the vault&apos;s security officer to record; do not change it.</translation>
    </message>
</context>
<context>
    <name>agreements</name>
    <message>
        <source>Họ và tên</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Số thỏa thuận</source>
        <translation>Agreement number</translation>
    </message>
    <message>
        <source>Hết hạn</source>
        <translation>Expired</translation>
    </message>
    <message>
        <source>Văn bản</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>Chưa ký, không bắt buộc</source>
        <translation>Not signed, not required</translation>
    </message>
    <message>
        <source>Chưa ký</source>
        <translation>Not signed</translation>
    </message>
    <message>
        <source>Có hiệu lực</source>
        <translation>In force</translation>
    </message>
    <message>
        <source>Sắp hết hạn</source>
        <translation>Lapsing soon</translation>
    </message>
    <message>
        <source>Đã hết hạn</source>
        <translation>Lapsed</translation>
    </message>
    <message>
        <source>Đã chấm dứt</source>
        <translation>Ended</translation>
    </message>
    <message>
        <source>Thỏa thuận có hiệu lực đến hết ngày {}.</source>
        <translation>Your agreement is in force to the end of {}.</translation>
    </message>
    <message>
        <source>Thỏa thuận hết hạn sau {days} ngày, vào {until}. Hãy ký thỏa thuận mới trước ngày đó.</source>
        <translation>Your agreement lapses on {until} (days left: {days}). Sign a new one before that day.</translation>
    </message>
    <message>
        <source>Chờ bên kia ký: bạn đã ký thỏa thuận {number} lúc {at} và gửi {company}. Có hiệu lực ngay khi người ấy ký, ở mục Chờ ký thứ hai; cần gấp thì nhắc người ấy.</source>
        <translation>Waits for the other side: you signed agreement {number} at {at} and sent it to {company}. It is in force as soon as they sign, under Second signatures; remind them if it is urgent.</translation>
    </message>
    <message>
        <source>{company} không ký thỏa thuận {number} bạn gửi lúc {at}: {reason}. Hãy sửa và ký lại.</source>
        <translation>{company} did not sign agreement {number}, which you sent at {at}: {reason}. Mend it and sign again.</translation>
    </message>
    <message>
        <source>Thỏa thuận {number} bạn gửi {company} lúc {at} đã quá 30 ngày chưa ký. Hãy ký và gửi lại.</source>
        <translation>Agreement {number}, sent to {company} at {at}, was not signed within 30 days. Sign and send it again.</translation>
    </message>
    <message>
        <source>Thỏa thuận của bạn đã hết hạn ngày {}.</source>
        <translation>Your agreement lapsed on {}.</translation>
    </message>
    <message>
        <source>Thỏa thuận của bạn đã chấm dứt.</source>
        <translation>Your agreement has been ended.</translation>
    </message>
    <message>
        <source>Bạn chưa ký thỏa thuận bảo mật.</source>
        <translation>You have not signed a confidentiality agreement.</translation>
    </message>
    <message>
        <source>Kho chưa mở hồ sơ khách hàng cho đến khi bạn ký.</source>
        <translation>The vault opens no customer files until you sign.</translation>
    </message>
    <message>
        <source>Nhiệm vụ của bạn không xem hồ sơ khách hàng, nhưng công ty nên có thỏa thuận với mọi người.</source>
        <translation>Your duty reads no customer files, but a company should have an agreement with everybody.</translation>
    </message>
    <message>
        <source>Ký trên giấy, lưu bản quét</source>
        <translation>Signed on paper, scan filed</translation>
    </message>
    <message>
        <source>Ký số trong chương trình</source>
        <translation>Signed in the program</translation>
    </message>
    <message>
        <source>mẫu {}</source>
        <translation>form {}</translation>
    </message>
    <message>
        <source>đã có văn bản mới</source>
        <translation>there is a newer text</translation>
    </message>
    <message>
        <source>{start} đến hết {until}</source>
        <translation>{start} to the end of {until}</translation>
    </message>
</context>
<context>
    <name>amend</name>
    <message>
        <source>Gửi duyệt lại</source>
        <translation>Send again</translation>
    </message>
</context>
<context>
    <name>checks</name>
    <message>
        <source>Hồ sơ bị hỏng</source>
        <translation>Hurt records</translation>
    </message>
    <message>
        <source>Kho có hỏng</source>
        <translation>The vault is damaged</translation>
    </message>
    <message>
        <source>Kho quá hạn kiểm tra</source>
        <translation>The vault&apos;s check is overdue</translation>
    </message>
    <message>
        <source>Kho nguyên vẹn, kiểm tra hết ngày {}</source>
        <translation>Vault whole, checked in full on {}</translation>
    </message>
    <message>
        <source>Kho nguyên vẹn theo lần kiểm tra gần nhất</source>
        <translation>Vault whole at its last check</translation>
    </message>
    <message>
        <source>Một ngăn bạn dùng bị hỏng nên chỉ xem được, không ghi thêm gì.</source>
        <translation>A compartment you use is damaged; it can be read but not written.</translation>
    </message>
    <message>
        <source>Kiểm tra kho thấy có hỏng. Các ngăn khác vẫn dùng bình thường.</source>
        <translation>The check found damage. The other compartments can be used as usual.</translation>
    </message>
    <message>
        <source>Quá hạn kiểm tra</source>
        <translation>Check overdue</translation>
    </message>
    <message>
        <source>Kho nguyên vẹn</source>
        <translation>The vault is whole</translation>
    </message>
    <message>
        <source>Chưa kiểm tra lần nào</source>
        <translation>Not checked yet</translation>
    </message>
    <message>
        <source>{} tệp có hỏng, ghi ở dưới. Ngăn bị hỏng chỉ xem được cho đến khi được lấy lại từ bản sao lưu và kiểm tra lại; các ngăn khác vẫn dùng bình thường.</source>
        <translation>Damaged files: {}, see below. A damaged compartment is read only until it has been brought back from a backup and checked again; the others can be used as usual.</translation>
    </message>
    <message>
        <source>{} tệp đã hơn một tuần chưa ai kiểm tra hết. Mỗi ngăn được kiểm tra khi người giữ khóa của ngăn đó mở kho; ngăn tuyệt mật khi có người vào phòng tuyệt mật.</source>
        <translation>Files not checked in full for more than a week: {}. Each compartment is checked when somebody who holds its key unlocks; a top-secret one when somebody enters the top-secret room.</translation>
    </message>
    <message>
        <source>Mọi tệp đã được kiểm tra hết từ ngày {} đến nay.</source>
        <translation>Every file has been checked in full since {}.</translation>
    </message>
    <message>
        <source>Mỗi tệp được kiểm tra hết mỗi tuần một lần, không cần ai nhớ. Tệp chưa kiểm tra lần nào sẽ được kiểm tra trước ngày {}.</source>
        <translation>Every file is checked in full once a week, without anyone remembering. What was never checked will be before {}.</translation>
    </message>
</context>
<context>
    <name>classification</name>
    <message>
        <source>Nâng lên {}</source>
        <translation>Raise to {}</translation>
    </message>
    <message>
        <source>Hạ xuống {}</source>
        <translation>Lower to {}</translation>
    </message>
    <message>
        <source>{} và {} người nữa</source>
        <translation>{} and {} more</translation>
    </message>
</context>
<context>
    <name>clearances</name>
    <message>
        <source>Người dùng</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Dự án</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>Cấp mật</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>Đến hết ngày</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Được xem đến</source>
        <translation>May see up to</translation>
    </message>
    <message>
        <source>Lý do</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Người xin</source>
        <translation>Asked by</translation>
    </message>
    <message>
        <source>Có từ</source>
        <translation>Held since</translation>
    </message>
    <message>
        <source>Hai chữ ký</source>
        <translation>Two signatures</translation>
    </message>
    <message>
        <source>Chữ ký {}</source>
        <translation>Signature {}</translation>
    </message>
    <message>
        <source>Có hiệu lực từ</source>
        <translation>In force from</translation>
    </message>
    <message>
        <source>Văn bản số</source>
        <translation>Statement no.</translation>
    </message>
    <message>
        <source>Chữ ký đã được kiểm tra khi mở kho. Kiểm tra không cần kho: lệnh grants và verify-grants.</source>
        <translation>The signatures were checked when the vault was opened. To check without the vault: the commands grants and verify-grants.</translation>
    </message>
    <message>
        <source>Người lập dự án</source>
        <translation>Maker of the project</translation>
    </message>
    <message>
        <source>Chuyển sang khóa mới</source>
        <translation>Carried over to a new key</translation>
    </message>
    <message>
        <source>Cấp khi vào làm</source>
        <translation>Given on joining</translation>
    </message>
    <message>
        <source>Chờ quản lý ký</source>
        <translation>Waits for a manager</translation>
    </message>
    <message>
        <source>Chờ cán bộ an toàn ký</source>
        <translation>Waits for an officer</translation>
    </message>
    <message>
        <source>Đã cấp</source>
        <translation>Granted</translation>
    </message>
    <message>
        <source>Đã từ chối</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>Đã rút lại</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>Quá hạn chờ</source>
        <translation>Waited too long</translation>
    </message>
    <message>
        <source>Chữ ký không khớp</source>
        <translation>Signatures do not fit</translation>
    </message>
    <message>
        <source>Đã hết hạn</source>
        <translation>Lapsed</translation>
    </message>
    <message>
        <source>Còn {} ngày</source>
        <translation>{} days left</translation>
    </message>
    <message>
        <source>Còn 1 ngày</source>
        <translation>1 day left</translation>
    </message>
    <message>
        <source>Đủ hai chữ ký</source>
        <translation>Both signatures hold</translation>
    </message>
    <message>
        <source>Không thời hạn</source>
        <translation>Without a term</translation>
    </message>
    <message>
        <source>Không dùng trong 90 ngày; cấp {} ngày trước</source>
        <translation>Not used for 90 days; days since it was given: {}</translation>
    </message>
    <message>
        <source>đến {}</source>
        <translation>up to {}</translation>
    </message>
</context>
<context>
    <name>consents</name>
    <message>
        <source>Không có.</source>
        <translation>None.</translation>
    </message>
    <message>
        <source>trả trước {}</source>
        <translation>due back by {}</translation>
    </message>
    <message>
        <source>Văn bản đồng ý của khách hàng</source>
        <translation>Customer&apos;s written consent</translation>
    </message>
    <message>
        <source>Đang có hiệu lực</source>
        <translation>In force</translation>
    </message>
    <message>
        <source>Chưa có hiệu lực</source>
        <translation>Not in force yet</translation>
    </message>
    <message>
        <source>Đã hết hạn</source>
        <translation>Lapsed</translation>
    </message>
    <message>
        <source>Khách hàng đã rút lại</source>
        <translation>Withdrawn by the customer</translation>
    </message>
    <message>
        <source>Đồng ý</source>
        <translation>Given</translation>
    </message>
    <message>
        <source>Thu hẹp</source>
        <translation>Narrowed</translation>
    </message>
    <message>
        <source>Rút lại</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>Người đại diện của khách hàng</source>
        <translation>Customer&apos;s representative</translation>
    </message>
    <message>
        <source>Người liên hệ của khách hàng</source>
        <translation>Customer&apos;s contact</translation>
    </message>
    <message>
        <source>Đối tác bán hàng</source>
        <translation>Sales partner</translation>
    </message>
    <message>
        <source>Người được thuê làm</source>
        <translation>Hired hand</translation>
    </message>
    <message>
        <source>Bên tham gia nghiệp vụ</source>
        <translation>Participant in the dealing</translation>
    </message>
    <message>
        <source>Người khác</source>
        <translation>Somebody else</translation>
    </message>
    <message>
        <source>Từ {} cho đến khi khách hàng rút lại</source>
        <translation>From {} until the customer withdraws it</translation>
    </message>
    <message>
        <source>Từ {} đến hết {}</source>
        <translation>From {} to {}</translation>
    </message>
    <message>
        <source>{kinds}; chỉ: {names}</source>
        <translation>{kinds}; only: {names}</translation>
    </message>
</context>
<context>
    <name>copies</name>
    <message>
        <source>Số bản</source>
        <translation>Copy number</translation>
    </message>
    <message>
        <source>Khách hàng và tài liệu</source>
        <translation>Customer and paper</translation>
    </message>
    <message>
        <source>Số tờ</source>
        <translation>Sheets</translation>
    </message>
    <message>
        <source>Người giữ và nơi giữ</source>
        <translation>Holder and place</translation>
    </message>
    <message>
        <source>Hạn trả</source>
        <translation>Due back</translation>
    </message>
    <message>
        <source>Trạng thái</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Ghi sổ ngày</source>
        <translation>Registered</translation>
    </message>
    <message>
        <source>Bản giấy</source>
        <translation>Paper copy</translation>
    </message>
    <message>
        <source>Giấy</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>Đĩa</source>
        <translation>Disc</translation>
    </message>
    <message>
        <source>USB, thẻ nhớ</source>
        <translation>Stick or card</translation>
    </message>
    <message>
        <source>1 tờ</source>
        <translation>1 sheet</translation>
    </message>
    <message>
        <source>1 đĩa</source>
        <translation>1 disc</translation>
    </message>
    <message>
        <source>1 chiếc</source>
        <translation>1 piece</translation>
    </message>
    <message>
        <source>{} tờ</source>
        <translation>{} sheets</translation>
    </message>
    <message>
        <source>{} đĩa</source>
        <translation>{} discs</translation>
    </message>
    <message>
        <source>{} chiếc</source>
        <translation>{} pieces</translation>
    </message>
    <message>
        <source>Tệp đã bàn giao</source>
        <translation>File handed over</translation>
    </message>
    <message>
        <source>Thấy lần cuối</source>
        <translation>Last seen</translation>
    </message>
    <message>
        <source>Đã tiêu hủy – chứng nhận số {}</source>
        <translation>Destroyed – certificate no. {}</translation>
    </message>
    <message>
        <source>Đã tiêu hủy</source>
        <translation>Destroyed</translation>
    </message>
    <message>
        <source>Cần thu hồi</source>
        <translation>To be brought in</translation>
    </message>
    <message>
        <source>Chờ hủy</source>
        <translation>To be shredded</translation>
    </message>
    <message>
        <source>Quá hạn trả</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>Đang giữ</source>
        <translation>Held</translation>
    </message>
    <message>
        <source>Đã trả</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>Đã hủy</source>
        <translation>Shredded</translation>
    </message>
    <message>
        <source>Chưa bàn giao</source>
        <translation>Not handed over</translation>
    </message>
    <message>
        <source>Hỏng, không có tệp</source>
        <translation>Void, no file</translation>
    </message>
    <message>
        <source>Số biên bản</source>
        <translation>Record number</translation>
    </message>
    <message>
        <source>Nội dung</source>
        <translation>Contents</translation>
    </message>
    <message>
        <source>Lập lúc</source>
        <translation>Drawn up</translation>
    </message>
    <message>
        <source>Người giữ đã được dặn và đồng ý: giấy tờ không ra khỏi công ty.</source>
        <translation>The holder has been told and agrees: papers do not leave the company.</translation>
    </message>
    <message>
        <source>Xác nhận này được giữ trong sổ cùng tên người giữ.</source>
        <translation>This is kept in the register with the holder&apos;s name.</translation>
    </message>
    <message>
        <source>Người giữ</source>
        <translation>Holder</translation>
    </message>
    <message>
        <source>Nơi giữ</source>
        <translation>Where it is kept</translation>
    </message>
    <message>
        <source>ví dụ: tủ sắt phòng kinh doanh</source>
        <translation>for example: steel cabinet, sales office</translation>
    </message>
    <message>
        <source>Quá hạn, bản này sẽ được liệt kê riêng.</source>
        <translation>Once overdue, the copy is listed apart.</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Hãy điền ô này.</source>
        <translation>Fill in this field.</translation>
    </message>
    <message>
        <source>Hãy chọn khách hàng.</source>
        <translation>Choose a customer.</translation>
    </message>
    <message>
        <source>Xong</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Hồ sơ</source>
        <translation>File</translation>
    </message>
</context>
<context>
    <name>countersigning</name>
    <message>
        <source>Không ký được</source>
        <translation>Cannot be signed</translation>
    </message>
    <message>
        <source>Chờ bạn ký</source>
        <translation>Waits for you</translation>
    </message>
    <message>
        <source>Đã ký</source>
        <translation>Signed</translation>
    </message>
    <message>
        <source>Đã từ chối</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>Không còn chờ</source>
        <translation>Waits no longer</translation>
    </message>
    <message>
        <source>Quá 30 ngày</source>
        <translation>Over 30 days</translation>
    </message>
    <message>
        <source>Cung cấp thông tin</source>
        <translation>Releases</translation>
    </message>
    <message>
        <source>Thỏa thuận bảo mật</source>
        <translation>Confidentiality agreement</translation>
    </message>
    <message>
        <source>Việc cần ký</source>
        <translation>To be signed</translation>
    </message>
    <message>
        <source>Người ký thứ nhất</source>
        <translation>Signed first by</translation>
    </message>
    <message>
        <source>Đến hết ngày</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Đang chờ</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>Tiêu hủy hồ sơ</source>
        <translation>Destruction</translation>
    </message>
    <message>
        <source>Không hiện vì có nêu tên khách hàng hoặc người nhận; hỏi người ký thứ nhất.</source>
        <translation>Not shown since it names the customer or the recipient; ask who signed first.</translation>
    </message>
    <message>
        <source>Dự án</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>Người đề nghị</source>
        <translation>Requested by</translation>
    </message>
    <message>
        <source>Loại người nhận</source>
        <translation>Kind of recipient</translation>
    </message>
    <message>
        <source>Mục đích</source>
        <translation>Purpose</translation>
    </message>
    <message>
        <source>Sẽ ra khỏi công ty</source>
        <translation>Will leave the company</translation>
    </message>
    <message>
        <source>Số mục</source>
        <translation>Parts</translation>
    </message>
    <message>
        <source>Hạn bàn giao</source>
        <translation>Hand over by</translation>
    </message>
    <message>
        <source>Nên quyết định trước</source>
        <translation>To be decided by</translation>
    </message>
    <message>
        <source>Mã của nội dung</source>
        <translation>Code of the content</translation>
    </message>
    <message>
        <source>Có, người ký thứ nhất đã xem</source>
        <translation>Yes, the first signer has seen it</translation>
    </message>
    <message>
        <source>Không có</source>
        <translation>None</translation>
    </message>
    <message>
        <source>{} giờ, từ chữ ký thứ hai</source>
        <translation>{} h, from the second signature on</translation>
    </message>
    <message>
        <source>Trả lời trước ngày</source>
        <translation>Answer by</translation>
    </message>
    <message>
        <source>Người ghi nhận</source>
        <translation>Recorded by</translation>
    </message>
    <message>
        <source>Lý do tiêu hủy</source>
        <translation>Reason for destroying</translation>
    </message>
    <message>
        <source>Ngày nhận yêu cầu</source>
        <translation>Request received on</translation>
    </message>
    <message>
        <source>Văn bản yêu cầu</source>
        <translation>Letter of request</translation>
    </message>
    <message>
        <source>Thời gian chờ</source>
        <translation>Wait</translation>
    </message>
    <message>
        <source>Khách hàng yêu cầu</source>
        <translation>Customer&apos;s request</translation>
    </message>
    <message>
        <source>Hết hợp đồng</source>
        <translation>End of contract</translation>
    </message>
    <message>
        <source>Hết thời hạn lưu trữ</source>
        <translation>Past the time of keeping</translation>
    </message>
    <message>
        <source>Người ký thỏa thuận</source>
        <translation>Who signed</translation>
    </message>
    <message>
        <source>Ngày ký</source>
        <translation>Signed on</translation>
    </message>
    <message>
        <source>Có hiệu lực đến hết</source>
        <translation>In force until</translation>
    </message>
    <message>
        <source>Văn bản theo mẫu</source>
        <translation>Text</translation>
    </message>
</context>
<context>
    <name>customers</name>
    <message>
        <source>Khách hàng</source>
        <translation>Customer</translation>
    </message>
    <message>
        <source>Mã</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Cấp mật</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>Phụ trách</source>
        <translation>In charge</translation>
    </message>
    <message>
        <source>Điện thoại</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>Cập nhật</source>
        <translation>Updated</translation>
    </message>
    <message>
        <source>Ngày lập</source>
        <translation>Entered</translation>
    </message>
    <message>
        <source>khớp ở: {}</source>
        <translation>found in: {}</translation>
    </message>
    <message>
        <source>ô riêng của dự án</source>
        <translation>a field of the project&apos;s own</translation>
    </message>
    <message>
        <source>tài liệu</source>
        <translation>document</translation>
    </message>
    <message>
        <source>Tiềm năng</source>
        <translation>Prospects</translation>
    </message>
    <message>
        <source>Nghiệp vụ</source>
        <translation>Dealings</translation>
    </message>
    <message>
        <source>Chính sách</source>
        <translation>Policies</translation>
    </message>
</context>
<context>
    <name>destruction</name>
    <message>
        <source>Hồ sơ</source>
        <translation>Customer file</translation>
    </message>
    <message>
        <source>Lý do</source>
        <translation>Ground</translation>
    </message>
    <message>
        <source>Người ghi nhận</source>
        <translation>Recorded by</translation>
    </message>
    <message>
        <source>Trả lời trước</source>
        <translation>Answer by</translation>
    </message>
    <message>
        <source>Trạng thái</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Số lệnh</source>
        <translation>Order number</translation>
    </message>
    <message>
        <source>từ {}</source>
        <translation>from {}</translation>
    </message>
    <message>
        <source>đã trả lời</source>
        <translation>answered</translation>
    </message>
    <message>
        <source>đã quá hạn</source>
        <translation>overdue</translation>
    </message>
    <message>
        <source>Số chứng nhận</source>
        <translation>Certificate number</translation>
    </message>
    <message>
        <source>Văn bản</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Lập lúc</source>
        <translation>Drawn up</translation>
    </message>
    <message>
        <source>Trả lời trước ngày</source>
        <translation>Answer by</translation>
    </message>
    <message>
        <source>Ai yêu cầu</source>
        <translation>Who asks for it</translation>
    </message>
    <message>
        <source>{day}, {how} ({name})</source>
        <translation>{day}, {how} ({name})</translation>
    </message>
    <message>
        <source>Đã trả lời</source>
        <translation>Answers</translation>
    </message>
    <message>
        <source>Thực hiện được từ</source>
        <translation>May be executed from</translation>
    </message>
    <message>
        <source>Mã của nội dung</source>
        <translation>Code of the content</translation>
    </message>
    <message>
        <source>Lý do rút lại</source>
        <translation>Why it was withdrawn</translation>
    </message>
    <message>
        <source>Lý do từ chối</source>
        <translation>Reason for refusing</translation>
    </message>
    <message>
        <source>Chứng nhận số</source>
        <translation>Certificate number</translation>
    </message>
    <message>
        <source>Phạm vi tiêu hủy</source>
        <translation>Scope of the destruction</translation>
    </message>
    <message>
        <source>Hạn theo luật</source>
        <translation>Days that the law gives</translation>
    </message>
    <message>
        <source>Áp dụng từ {day}; nguồn: {source}.</source>
        <translation>In force from {day}; source: {source}.</translation>
    </message>
    <message>
        <source>Luật sư chưa đối chiếu với văn bản gốc.</source>
        <translation>Not yet compared with the official text by counsel.</translation>
    </message>
    <message>
        <source>Hồ sơ khác có thể của cùng khách hàng</source>
        <translation>Other files that may be about the same customer</translation>
    </message>
    <message>
        <source>Cùng tên hoặc cùng mã số thuế. Lệnh này chỉ hủy hồ sơ nêu trên, trong dự án này; muốn hủy cả hồ sơ khác thì lập lệnh riêng.</source>
        <translation>The same name or tax code. This order destroys only the file above, in this project; to destroy another file, make an order of its own.</translation>
    </message>
    <message>
        <source>Dòng còn lại, không nêu tên</source>
        <translation>What is left, without names</translation>
    </message>
    <message>
        <source>đã tiêu hủy – chứng nhận số {}</source>
        <translation>destroyed – certificate no. {}</translation>
    </message>
    <message>
        <source>Bản sao còn ở ngoài</source>
        <translation>Copies still outside</translation>
    </message>
    <message>
        <source>Sổ không còn bản giấy hay tệp bàn giao nào của hồ sơ này.</source>
        <translation>The register has no paper copy or released file of this customer left.</translation>
    </message>
    <message>
        <source>Thu về và hủy bằng biên bản; bản nào chưa xong sẽ được ghi trên chứng nhận là còn phải hoàn tất.</source>
        <translation>Call them in and shred them with a record; any that remain are listed on the certificate as still to be completed.</translation>
    </message>
    <message>
        <source>Đã ký duyệt</source>
        <translation>Approvals</translation>
    </message>
    <message>
        <source>Người ký duyệt</source>
        <translation>Approved by</translation>
    </message>
    <message>
        <source>Văn bản yêu cầu của khách hàng</source>
        <translation>Customer&apos;s letter of request</translation>
    </message>
    <message>
        <source>Chờ duyệt</source>
        <translation>Undecided</translation>
    </message>
    <message>
        <source>Chờ chữ ký hai</source>
        <translation>Second signature</translation>
    </message>
    <message>
        <source>Chờ thực hiện</source>
        <translation>Approved</translation>
    </message>
    <message>
        <source>Đã từ chối</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>Đang làm dở</source>
        <translation>Interrupted</translation>
    </message>
    <message>
        <source>Đã tiêu hủy</source>
        <translation>Destroyed</translation>
    </message>
    <message>
        <source>Đã rút lại</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>Khách hàng yêu cầu</source>
        <translation>Customer&apos;s request</translation>
    </message>
    <message>
        <source>Hết hợp đồng</source>
        <translation>End of contract</translation>
    </message>
    <message>
        <source>Tiêu hủy trước ngày</source>
        <translation>Destroy by</translation>
    </message>
    <message>
        <source>Đề nghị cung cấp</source>
        <translation>Release request</translation>
    </message>
    <message>
        <source>Văn bản đồng ý</source>
        <translation>Consent</translation>
    </message>
    <message>
        <source>đề nghị</source>
        <translation>asked for</translation>
    </message>
    <message>
        <source>quyết định</source>
        <translation>decided</translation>
    </message>
    <message>
        <source>bàn giao</source>
        <translation>handed over</translation>
    </message>
    <message>
        <source>kết thúc</source>
        <translation>ended</translation>
    </message>
    <message>
        <source>thu hẹp</source>
        <translation>narrowed</translation>
    </message>
    <message>
        <source>đồng ý</source>
        <translation>given</translation>
    </message>
    <message>
        <source>rút lại</source>
        <translation>withdrawn</translation>
    </message>
    <message>
        <source>Hết thời hạn lưu trữ</source>
        <translation>Past the time of keeping</translation>
    </message>
    <message>
        <source>Lệnh đã duyệt chờ {} giờ rồi mới thực hiện được.</source>
        <translation>Hours that an approved order waits before it may be executed: {}.</translation>
    </message>
    <message>
        <source>Hồ sơ được giữ {} năm sau giao dịch cuối.</source>
        <translation>Years that files are kept after the last dealing: {}.</translation>
    </message>
    <message>
        <source>{records} bản ghi, {documents} văn bản</source>
        <translation>records: {records}, documents: {documents}</translation>
    </message>
    <message>
        <source>Bản giấy</source>
        <translation>Paper copy</translation>
    </message>
    <message>
        <source>Tệp đã bàn giao</source>
        <translation>File handed over</translation>
    </message>
    <message>
        <source>Đĩa</source>
        <translation>Disc</translation>
    </message>
    <message>
        <source>USB, thẻ nhớ</source>
        <translation>Stick or card</translation>
    </message>
    <message>
        <source>ĐANG THỰC HIỆN</source>
        <translation>IN PROGRESS</translation>
    </message>
    <message>
        <source>HOÀN TẤT</source>
        <translation>COMPLETE</translation>
    </message>
    <message>
        <source>DỞ DANG, chưa ký</source>
        <translation>INCOMPLETE, not signed</translation>
    </message>
    <message>
        <source>CHƯA CÓ GÌ BỊ HỦY</source>
        <translation>NOTHING DESTROYED</translation>
    </message>
    <message>
        <source>Khóa cá nhân kỳ cũ</source>
        <translation>Old personal keys</translation>
    </message>
    <message>
        <source>Bộ khôi phục cũ</source>
        <translation>Old recovery kits</translation>
    </message>
    <message>
        <source>Bản in</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>Bản xuất</source>
        <translation>Output</translation>
    </message>
    <message>
        <source>Đĩa, thẻ nhớ</source>
        <translation>Disc, memory stick</translation>
    </message>
    <message>
        <source>Bản sao lưu</source>
        <translation>Backups</translation>
    </message>
    <message>
        <source>Bên đã nhận thông tin</source>
        <translation>Who was given data</translation>
    </message>
    <message>
        <source>Chưa xong</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Đã thu về, chưa hủy</source>
        <translation>Returned, not shredded</translation>
    </message>
    <message>
        <source>Đã hủy</source>
        <translation>Shredded</translation>
    </message>
    <message>
        <source>Khóa đã bỏ</source>
        <translation>Key dead</translation>
    </message>
    <message>
        <source>Có xác nhận</source>
        <translation>Confirmed</translation>
    </message>
    <message>
        <source>Không chứng minh được</source>
        <translation>Not provable</translation>
    </message>
    <message>
        <source>Việc</source>
        <translation>Act</translation>
    </message>
    <message>
        <source>Ở đâu</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>Căn cứ</source>
        <translation>Grounds</translation>
    </message>
    <message>
        <source>quá hạn {}</source>
        <translation>overdue since {}</translation>
    </message>
    <message>
        <source>hạn {}</source>
        <translation>due {}</translation>
    </message>
    <message>
        <source>Lệnh tiêu hủy</source>
        <translation>Destruction orders</translation>
    </message>
    <message>
        <source>Dự án</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>Ngày nhận yêu cầu</source>
        <translation>Request received on</translation>
    </message>
    <message>
        <source>Số mục đã hủy theo cấp</source>
        <translation>Records destroyed by level</translation>
    </message>
    <message>
        <source>Số dòng ở mục 5</source>
        <translation>Lines in section 5</translation>
    </message>
    <message>
        <source>Người ký</source>
        <translation>Signatory</translation>
    </message>
    <message>
        <source>Người quản lý</source>
        <translation>Manager</translation>
    </message>
    <message>
        <source>Đã gửi lại. Cán bộ an toàn thấy lệnh ở mục Chờ ký thứ hai.</source>
        <translation>Sent again. Officers see the order under Second signatures.</translation>
    </message>
</context>
<context>
    <name>discs</name>
    <message>
        <source>Ổ đĩa hoặc nơi đĩa được gắn vào</source>
        <translation>Drive, or where the disc is mounted</translation>
    </message>
    <message>
        <source>Chọn…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>Ví dụ D:\ hoặc /media/…; đĩa hỏng nặng thì /dev/sr0.</source>
        <translation>For example D:\ or /media/…; a badly hurt disc: /dev/sr0.</translation>
    </message>
    <message>
        <source>Chọn tệp ảnh…</source>
        <translation>Choose an image…</translation>
    </message>
    <message>
        <source>Chọn tệp ảnh của đĩa</source>
        <translation>Choose an image of the disc</translation>
    </message>
    <message>
        <source>Hãy điền chỗ này.</source>
        <translation>Fill this in.</translation>
    </message>
    <message>
        <source>Bản sao lưu</source>
        <translation>Backups</translation>
    </message>
    <message>
        <source>Bộ khôi phục</source>
        <translation>Recovery kit</translation>
    </message>
    <message>
        <source>Nhật ký hằng năm</source>
        <translation>Yearly journal</translation>
    </message>
    <message>
        <source>Thứ khác đã niêm mật</source>
        <translation>Something else that is sealed</translation>
    </message>
    <message>
        <source>DVD, 4,7 GB</source>
        <translation>DVD, 4.7 GB</translation>
    </message>
    <message>
        <source>DVD hai lớp, 8,5 GB</source>
        <translation>Double-layer DVD, 8.5 GB</translation>
    </message>
    <message>
        <source>CD, 700 MB</source>
        <translation>CD, 700 MB</translation>
    </message>
    <message>
        <source>Đĩa thứ nhất</source>
        <translation>First disc</translation>
    </message>
    <message>
        <source>Đĩa thứ hai</source>
        <translation>Second disc</translation>
    </message>
    <message>
        <source>Đang làm ảnh đĩa</source>
        <translation>Making images</translation>
    </message>
    <message>
        <source>Đang ghi đĩa</source>
        <translation>Burning</translation>
    </message>
    <message>
        <source>Đang đọc lại đĩa</source>
        <translation>Reading the disc back</translation>
    </message>
    <message>
        <source>Đang lấy tệp từ đĩa</source>
        <translation>Taking files from the disc</translation>
    </message>
</context>
<context>
    <name>documents</name>
    <message>
        <source>Ảnh</source>
        <translation>Picture</translation>
    </message>
    <message>
        <source>Văn bản</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>Bảng tính</source>
        <translation>Workbook</translation>
    </message>
    <message>
        <source>Bài trình chiếu</source>
        <translation>Slides</translation>
    </message>
    <message>
        <source>Chữ thường</source>
        <translation>Plain text</translation>
    </message>
    <message>
        <source>Tệp nén</source>
        <translation>Archive</translation>
    </message>
    <message>
        <source>Tệp khác</source>
        <translation>Other file</translation>
    </message>
    <message>
        <source>{} thêm ngày {}</source>
        <translation>added by {} on {}</translation>
    </message>
    <message>
        <source>Tệp này có mật khẩu riêng nên không xem trước được và không tìm được theo nội dung. Hãy bỏ mật khẩu bằng chương trình đã tạo ra nó rồi thêm lại.</source>
        <translation>This file has a password of its own, so it has no preview and is not found by its content. Remove the password with the program that made it, and add it again.</translation>
    </message>
    <message>
        <source>Loại tệp này không xem trước được từng trang. Dưới đây là chữ tìm thấy trong tệp.</source>
        <translation>This kind of file has no preview by pages. Below are the words found in it.</translation>
    </message>
    <message>
        <source>Loại tệp này không xem trước được, và không có chữ nào đọc được.</source>
        <translation>This kind of file has no preview, and no words in it can be read.</translation>
    </message>
</context>
<context>
    <name>duties</name>
    <message>
        <source>Việc, và vì sao</source>
        <translation>Act, and why</translation>
    </message>
    <message>
        <source>Nhóm</source>
        <translation>Group</translation>
    </message>
    <message>
        <source>Được làm</source>
        <translation>Allowed</translation>
    </message>
    <message>
        <source>Trong phòng</source>
        <translation>In the room</translation>
    </message>
    <message>
        <source>Khi có khóa</source>
        <translation>With the key</translation>
    </message>
    <message>
        <source>Được</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Chưa có</source>
        <translation>No key yet</translation>
    </message>
    <message>
        <source>Chưa</source>
        <translation>Not yet</translation>
    </message>
    <message>
        <source>Không</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Không bao giờ</source>
        <translation>Never</translation>
    </message>
    <message>
        <source>Tùy cấp mật</source>
        <translation>At some levels</translation>
    </message>
    <message>
        <source>Chưa làm được</source>
        <translation>This could not be done</translation>
    </message>
    <message>
        <source>Nhiệm vụ của bạn</source>
        <translation>Your duties</translation>
    </message>
    <message>
        <source>Thẩm quyền</source>
        <translation>Clearance</translation>
    </message>
    <message>
        <source>Thỏa thuận và bài học</source>
        <translation>Agreement and lessons</translation>
    </message>
    <message>
        <source>Không giữ khóa hồ sơ nào</source>
        <translation>Holds no key to any file</translation>
    </message>
    <message>
        <source>Đến thẩm quyền được cấp</source>
        <translation>Up to the clearance given</translation>
    </message>
    <message>
        <source>Khóa hồ sơ</source>
        <translation>Keys to files</translation>
    </message>
    <message>
        <source>Kiêm được</source>
        <translation>May be combined with</translation>
    </message>
    <message>
        <source>thỏa thuận bảo mật</source>
        <translation>confidentiality agreement</translation>
    </message>
    <message>
        <source>bài học bắt buộc</source>
        <translation>required lessons</translation>
    </message>
    <message>
        <source>Đang có hiệu lực</source>
        <translation>In force</translation>
    </message>
    <message>
        <source>Còn thiếu: {}</source>
        <translation>Still missing: {}</translation>
    </message>
    <message>
        <source>Chưa có ở dự án nào</source>
        <translation>In no project yet</translation>
    </message>
    <message>
        <source>{project}: đến {level}</source>
        <translation>{project}: up to {level}</translation>
    </message>
    <message>
        <source>, và phòng tuyệt mật</source>
        <translation>, and the top-secret room</translation>
    </message>
    <message>
        <source>Không nhiệm vụ nào khác.</source>
        <translation>No other duty.</translation>
    </message>
    <message>
        <source>Thuộc nhiệm vụ, nhưng chưa được cấp thẩm quyền trong dự án.</source>
        <translation>Among the duties, but no clearance has been given in the project.</translation>
    </message>
    <message>
        <source>Việc của mọi nhiệm vụ, trừ {}.</source>
        <translation>For every duty but: {}.</translation>
    </message>
    <message>
        <source>Việc của {}.</source>
        <translation>For: {}.</translation>
    </message>
</context>
<context>
    <name>entry</name>
    <message>
        <source>Bản nhập</source>
        <translation>Entry</translation>
    </message>
    <message>
        <source>Người nhập</source>
        <translation>Entered by</translation>
    </message>
    <message>
        <source>Bước</source>
        <translation>Step</translation>
    </message>
    <message>
        <source>(đã rút)</source>
        <translation>(withdrawn)</translation>
    </message>
    <message>
        <source>khẩn, quá hạn xác minh</source>
        <translation>urgent, verification overdue</translation>
    </message>
    <message>
        <source>khẩn, đã có hiệu lực</source>
        <translation>urgent, in force already</translation>
    </message>
    <message>
        <source>Đã đối chiếu</source>
        <translation>Compared</translation>
    </message>
    <message>
        <source>chờ cả lô</source>
        <translation>waits for its batch</translation>
    </message>
    <message>
        <source>từ {}</source>
        <translation>from {}</translation>
    </message>
    <message>
        <source>mẫu {done}/{all} đã đối chiếu</source>
        <translation>sample: {done} of {all} compared</translation>
    </message>
    <message>
        <source>Chờ duyệt</source>
        <translation>Undecided</translation>
    </message>
    <message>
        <source>Bị trả lại</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>Chờ xác minh</source>
        <translation>To be verified</translation>
    </message>
    <message>
        <source>Đã xác minh</source>
        <translation>Verified</translation>
    </message>
    <message>
        <source>Đã rút</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>Của tôi</source>
        <translation>Mine</translation>
    </message>
    <message>
        <source>Đã xong</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>khách hàng mới</source>
        <translation>new customer</translation>
    </message>
    <message>
        <source>sửa khách hàng</source>
        <translation>correction of a customer</translation>
    </message>
    <message>
        <source>{} mới</source>
        <translation>new {}</translation>
    </message>
    <message>
        <source>sửa {}</source>
        <translation>correction of a {}</translation>
    </message>
    <message>
        <source>Lô {} khách hàng</source>
        <translation>Batch of customers: {}</translation>
    </message>
    <message>
        <source>Đã gửi duyệt {} bản nhập; chúng có hiệu lực khi được xác minh.</source>
        <translation>Sent to be reviewed: {}. They are in force once they are verified.</translation>
    </message>
</context>
<context>
    <name>hold_dialogs</name>
    <message>
        <source>Lý do</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Ghi vụ việc, hoặc số văn bản làm căn cứ.</source>
        <translation>Write the case, or the number of the document that it rests on.</translation>
    </message>
    <message>
        <source>Cán bộ an toàn hệ thống</source>
        <translation>System security officer</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Lưu giữ pháp lý</source>
        <translation>Legal hold</translation>
    </message>
    <message>
        <source>Hai người ký ở cùng một bàn: quản lý và cán bộ an toàn.</source>
        <translation>Two people sign at one desk: a manager and an officer.</translation>
    </message>
    <message>
        <source>Trong khi lưu giữ, không ai tiêu hủy hồ sơ này hay bỏ văn bản nào của nó, kể cả khi lệnh tiêu hủy đã duyệt.</source>
        <translation>While it stands, nobody destroys this file or takes off any of its documents, even under an approved order.</translation>
    </message>
    <message>
        <source>Cùng ký đặt lưu giữ</source>
        <translation>Sign and place the hold</translation>
    </message>
    <message>
        <source>Đã đặt lưu giữ cho hồ sơ này.</source>
        <translation>The file is under a legal hold.</translation>
    </message>
    <message>
        <source>Hồ sơ</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Bỏ lưu giữ pháp lý</source>
        <translation>Lift the legal hold</translation>
    </message>
    <message>
        <source>Lưu giữ vì</source>
        <translation>Held because</translation>
    </message>
    <message>
        <source>Cùng ký bỏ lưu giữ</source>
        <translation>Sign and lift the hold</translation>
    </message>
    <message>
        <source>Đã bỏ lưu giữ.</source>
        <translation>The hold was lifted.</translation>
    </message>
</context>
<context>
    <name>intake</name>
    <message>
        <source>Dòng</source>
        <translation>Line</translation>
    </message>
    <message>
        <source>Kết quả</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Cấp mật</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>{} (bỏ qua)</source>
        <translation>{} (left out)</translation>
    </message>
    <message>
        <source>(trống)</source>
        <translation>(empty)</translation>
    </message>
    <message>
        <source>và {} lỗi nữa</source>
        <translation>and more faults: {}</translation>
    </message>
    <message>
        <source>Tệp</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Cách đọc</source>
        <translation>Reading</translation>
    </message>
    <message>
        <source>Cột</source>
        <translation>Columns</translation>
    </message>
    <message>
        <source>Kiểm tra</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>Trùng</source>
        <translation>Repeated</translation>
    </message>
    <message>
        <source>Nhập danh sách</source>
        <translation>Import list</translation>
    </message>
    <message>
        <source>Đang làm, xin chờ.</source>
        <translation>At work, please wait.</translation>
    </message>
    <message>
        <source>Hãy chọn tệp trước.</source>
        <translation>Choose a file first.</translation>
    </message>
    <message>
        <source>Hãy chọn cột nào là tên khách hàng.</source>
        <translation>Choose which column holds the customers&apos; names.</translation>
    </message>
    <message>
        <source>Tiếp tục</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Còn {} dòng có lỗi. Hãy sửa ô hoặc không nhập những dòng đó.</source>
        <translation>Wrong rows: {}. Mend their cells or leave those rows out.</translation>
    </message>
    <message>
        <source>Tiếp tục: {} dòng trùng</source>
        <translation>Next: repeated rows ({})</translation>
    </message>
    <message>
        <source>Không có dòng nào để nhập.</source>
        <translation>There is no row to import.</translation>
    </message>
    <message>
        <source>Nhập {} và gộp {} khách hàng</source>
        <translation>Import {} and merge {}</translation>
    </message>
    <message>
        <source>Nhập {} khách hàng</source>
        <translation>Import customers ({})</translation>
    </message>
    <message>
        <source>Như trong tệp</source>
        <translation>As in the file</translation>
    </message>
    <message>
        <source>Phông cũ TCVN3 (ABC, .VnTime)</source>
        <translation>Old font TCVN3 (ABC, .VnTime)</translation>
    </message>
    <message>
        <source>Bảng mã VISCII</source>
        <translation>Code VISCII</translation>
    </message>
    <message>
        <source>Phông cũ VNI (VNI-Times)</source>
        <translation>Old font VNI (VNI-Times)</translation>
    </message>
    <message>
        <source>trùng mã</source>
        <translation>same code</translation>
    </message>
    <message>
        <source>trùng mã số thuế</source>
        <translation>same tax code</translation>
    </message>
    <message>
        <source>trùng tên và điện thoại</source>
        <translation>same name and phone</translation>
    </message>
    <message>
        <source>chỉ trùng điện thoại</source>
        <translation>same phone only</translation>
    </message>
    <message>
        <source>{} với dòng {} của danh sách</source>
        <translation>{} as row {} of the list</translation>
    </message>
    <message>
        <source>{} với hồ sơ đã có</source>
        <translation>{} as a file that is there</translation>
    </message>
    <message>
        <source>Bỏ qua dòng</source>
        <translation>Skip the row</translation>
    </message>
    <message>
        <source>Gộp vào hồ sơ đã có</source>
        <translation>Merge into the file that is there</translation>
    </message>
    <message>
        <source>Vẫn thêm mới</source>
        <translation>Add anyway</translation>
    </message>
    <message>
        <source>Nhập được</source>
        <translation>Good</translation>
    </message>
    <message>
        <source>Sẽ gộp</source>
        <translation>Will be merged</translation>
    </message>
    <message>
        <source>Sẽ bỏ qua</source>
        <translation>Will be skipped</translation>
    </message>
    <message>
        <source>Không nhập</source>
        <translation>Left out</translation>
    </message>
    <message>
        <source>Có lỗi</source>
        <translation>Wrong</translation>
    </message>
    <message>
        <source>{} dòng sẽ thêm mới</source>
        <translation>to be added: {}</translation>
    </message>
    <message>
        <source>{} dòng gộp vào hồ sơ đã có</source>
        <translation>merged into files that are there: {}</translation>
    </message>
    <message>
        <source>{} dòng trùng bỏ qua</source>
        <translation>repeated, skipped: {}</translation>
    </message>
    <message>
        <source>{} dòng không nhập</source>
        <translation>left out: {}</translation>
    </message>
    <message>
        <source>{} dòng có lỗi</source>
        <translation>wrong: {}</translation>
    </message>
    <message>
        <source>{} hồ sơ được lấy ra khỏi danh sách khách hàng</source>
        <translation>taken out of the customer list: {}</translation>
    </message>
    <message>
        <source>{} hồ sơ đã gộp trở lại như trước</source>
        <translation>merged files that are as before: {}</translation>
    </message>
    <message>
        <source>{} hồ sơ ở lại vì đã có người sửa, chuyển hoặc xóa</source>
        <translation>files that stay because somebody changed, moved or removed them: {}</translation>
    </message>
    <message>
        <source>{} hồ sơ ở lại vì đã có ghi chú, tài liệu hay đề nghị</source>
        <translation>files that stay because items, documents or requests hang on them: {}</translation>
    </message>
    <message>
        <source>không còn gì để lấy lại</source>
        <translation>nothing is left to take back</translation>
    </message>
    <message>
        <source>gộp {}</source>
        <translation>merged {}</translation>
    </message>
    <message>
        <source>Đã nhập {} khách hàng từ {}</source>
        <translation>Imported: {}, from {}</translation>
    </message>
    <message>
        <source>Đã gửi {} khách hàng từ {} đi kiểm tra</source>
        <translation>Sent to be checked: {}, from {}</translation>
    </message>
    <message>
        <source>gộp vào {} hồ sơ đã có</source>
        <translation>merged into files that were there: {}</translation>
    </message>
    <message>
        <source>bỏ qua {} dòng</source>
        <translation>rows skipped: {}</translation>
    </message>
</context>
<context>
    <name>items</name>
    <message>
        <source>Đến hạn</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>Việc</source>
        <translation>Act</translation>
    </message>
    <message>
        <source>Loại</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Người phụ trách</source>
        <translation>In charge</translation>
    </message>
    <message>
        <source>Cấp mật</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>Ví dụ: hội chợ, khách cũ giới thiệu</source>
        <translation>For example: a fair, recommended by a customer</translation>
    </message>
    <message>
        <source>Ví dụ: gửi báo giá lần 2</source>
        <translation>For example: send the second quotation</translation>
    </message>
    <message>
        <source>Ví dụ: HĐ-2026/118</source>
        <translation>For example: C-2026/118</translation>
    </message>
    <message>
        <source>Cần có khi chính sách được áp dụng</source>
        <translation>Needed when the policy comes into force</translation>
    </message>
    <message>
        <source>quá hạn 1 ngày</source>
        <translation>1 day overdue</translation>
    </message>
    <message>
        <source>quá hạn {} ngày</source>
        <translation>{} days overdue</translation>
    </message>
    <message>
        <source>hôm nay</source>
        <translation>today</translation>
    </message>
    <message>
        <source>ngày mai</source>
        <translation>tomorrow</translation>
    </message>
    <message>
        <source>còn {} ngày</source>
        <translation>in {} days</translation>
    </message>
</context>
<context>
    <name>kept</name>
    <message>
        <source>Chữ bạn đã gõ trước khi khóa. Tệp và cụm mật khẩu phải đưa lại.</source>
        <translation>What you had typed before the lock. Files and passphrases have to be given again.</translation>
    </message>
</context>
<context>
    <name>levels</name>
    <message>
        <source>Khách hàng</source>
        <translation>Customer</translation>
    </message>
    <message>
        <source>Cấp mật</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>Xem lại vào</source>
        <translation>Review on</translation>
    </message>
    <message>
        <source>Lý do hiện nay</source>
        <translation>Present reason</translation>
    </message>
    <message>
        <source>quá hạn</source>
        <translation>overdue</translation>
    </message>
    <message>
        <source>chưa ghi</source>
        <translation>not noted</translation>
    </message>
    <message>
        <source>Khách hàng, mục</source>
        <translation>Customer, item</translation>
    </message>
    <message>
        <source>Đề nghị</source>
        <translation>Request</translation>
    </message>
    <message>
        <source>Người đề nghị</source>
        <translation>Requested by</translation>
    </message>
    <message>
        <source>Lý do</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Ngăn</source>
        <translation>Compartment</translation>
    </message>
    <message>
        <source>Hồ sơ, mục đã chuyển đi</source>
        <translation>Files and items that left</translation>
    </message>
    <message>
        <source>Chờ từ</source>
        <translation>Waiting since</translation>
    </message>
</context>
<context>
    <name>many</name>
    <message>
        <source>Đổi người phụ trách của {} hồ sơ</source>
        <translation>Change who is in charge (files: {})</translation>
    </message>
    <message>
        <source>Đặt quan hệ cho {} hồ sơ</source>
        <translation>Set the relation (files: {})</translation>
    </message>
    <message>
        <source>Thêm ghi chú vào {} hồ sơ</source>
        <translation>Add a note (files: {})</translation>
    </message>
    <message>
        <source>Đổi {} hồ sơ</source>
        <translation>Change files ({})</translation>
    </message>
    <message>
        <source>Đã gửi {} đề nghị sửa để duyệt.</source>
        <translation>Corrections sent to be reviewed: {}.</translation>
    </message>
    <message>
        <source>Không có gì để đổi: các hồ sơ vốn đã như vậy.</source>
        <translation>There was nothing to change: the files are like that already.</translation>
    </message>
    <message>
        <source>Đã hoàn tác {} hồ sơ.</source>
        <translation>Files as they were: {}.</translation>
    </message>
    <message>
        <source>Đã đổi {} hồ sơ.</source>
        <translation>Files changed: {}.</translation>
    </message>
    <message>
        <source>{} hồ sơ không hoàn tác được: đã có người sửa sau đó.</source>
        <translation>Not taken back, because somebody has edited them since: {}.</translation>
    </message>
    <message>
        <source>{} hồ sơ giữ nguyên: có người vừa sửa sau khi bạn mở danh sách.</source>
        <translation>Left, because somebody edited them after you opened the list: {}.</translation>
    </message>
    <message>
        <source>{} hồ sơ vốn đã như vậy.</source>
        <translation>Like that already: {}.</translation>
    </message>
    <message>
        <source>{} hồ sơ chưa làm tới vì đã dừng.</source>
        <translation>Not reached, because it was stopped: {}.</translation>
    </message>
    <message>
        <source>{} hồ sơ không đổi được. {}</source>
        <translation>Files that could not be changed: {}. {}</translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>Đã hiểu</source>
        <translation>Understood</translation>
    </message>
    <message>
        <source>Dữ liệu có dấu hiệu hư hỏng</source>
        <translation>Data show signs of damage</translation>
    </message>
    <message>
        <source>Có lỗi ngoài dự kiến</source>
        <translation>An unexpected fault</translation>
    </message>
    <message>
        <source>Việc này không được phép</source>
        <translation>This is not allowed</translation>
    </message>
    <message>
        <source>Chưa làm được</source>
        <translation>This could not be done</translation>
    </message>
</context>
<context>
    <name>navigation</name>
    <message>
        <source>Hồ sơ</source>
        <translation>Files</translation>
    </message>
    <message>
        <source>Ra khỏi kho</source>
        <translation>Leaving</translation>
    </message>
    <message>
        <source>Giám sát</source>
        <translation>Oversight</translation>
    </message>
    <message>
        <source>Kho hồ sơ</source>
        <translation>Vault</translation>
    </message>
    <message>
        <source>Khách hàng</source>
        <translation>Customers</translation>
    </message>
    <message>
        <source>Tiềm năng, nghiệp vụ</source>
        <translation>Prospects and dealings</translation>
    </message>
    <message>
        <source>Nhập liệu</source>
        <translation>Data entry</translation>
    </message>
    <message>
        <source>Cấp mật</source>
        <translation>Levels</translation>
    </message>
    <message>
        <source>Phòng tuyệt mật</source>
        <translation>Top-secret room</translation>
    </message>
    <message>
        <source>Thống kê</source>
        <translation>Statistics</translation>
    </message>
    <message>
        <source>Cung cấp thông tin</source>
        <translation>Releases</translation>
    </message>
    <message>
        <source>Bản giấy và bản sao</source>
        <translation>Paper and copies</translation>
    </message>
    <message>
        <source>Tiêu hủy hồ sơ</source>
        <translation>Destruction</translation>
    </message>
    <message>
        <source>Nhật ký</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Cảnh báo</source>
        <translation>Alerts</translation>
    </message>
    <message>
        <source>Phiên làm việc</source>
        <translation>Sessions</translation>
    </message>
    <message>
        <source>Thẩm quyền</source>
        <translation>Clearance</translation>
    </message>
    <message>
        <source>Kiểm tra, sao lưu</source>
        <translation>Checks and backups</translation>
    </message>
    <message>
        <source>Khôi phục</source>
        <translation>Recovery</translation>
    </message>
    <message>
        <source>Chờ ký thứ hai</source>
        <translation>Second signatures</translation>
    </message>
    <message>
        <source>Người dùng</source>
        <translation>People</translation>
    </message>
    <message>
        <source>Thỏa thuận bảo mật</source>
        <translation>Agreements</translation>
    </message>
    <message>
        <source>Dự án</source>
        <translation>Projects</translation>
    </message>
    <message>
        <source>Học và kiểm tra</source>
        <translation>Lessons</translation>
    </message>
    <message>
        <source>Mối lo ngại</source>
        <translation>Concerns</translation>
    </message>
    <message>
        <source>Tùy chọn</source>
        <translation>Preferences</translation>
    </message>
    <message>
        <source>Quyền của bạn</source>
        <translation>What you may do</translation>
    </message>
</context>
<context>
    <name>oversight</name>
    <message>
        <source>Lúc</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Người và máy</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Việc</source>
        <translation>Act</translation>
    </message>
    <message>
        <source>Dự án và cấp mật</source>
        <translation>Project, level</translation>
    </message>
    <message>
        <source>Mã bản ghi</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>Kết quả</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>máy {}</source>
        <translation>machine {}</translation>
    </message>
    <message>
        <source>Bản lưu của kho cũ đã niêm ({}).</source>
        <translation>An archive of the old vault that is sealed here ({}).</translation>
    </message>
    <message>
        <source>Tệp toàn vẹn, nhưng {} mục khác với nhật ký của kho cũ.</source>
        <translation>The file is whole, but differs from the old vault&apos;s journal. Entries that differ: {}.</translation>
    </message>
    <message>
        <source>{} mục sau bản sao lưu chỉ còn ở tệp này, không có gì để so.</source>
        <translation>Entries after the backup, which are in this file alone with nothing to compare them with: {}.</translation>
    </message>
    <message>
        <source>Toàn vẹn và khớp với nhật ký của kho cũ, nhưng không phải tệp đã ghi sổ.</source>
        <translation>Whole, and it fits the old vault&apos;s journal, but it is not the file of the register.</translation>
    </message>
    <message>
        <source>Toàn vẹn, đúng tệp đã ghi sổ, khớp với nhật ký của kho cũ.</source>
        <translation>Whole, the very file of the register, and it fits the old vault&apos;s journal.</translation>
    </message>
    <message>
        <source>Mọi việc đọc hồ sơ</source>
        <translation>All reading of files</translation>
    </message>
    <message>
        <source>Mọi việc nhập và sửa hồ sơ</source>
        <translation>All entering and changing of files</translation>
    </message>
    <message>
        <source>Mọi việc đưa ra ngoài, in</source>
        <translation>All letting out and printing</translation>
    </message>
    <message>
        <source>Mọi việc tiêu hủy, lưu giữ</source>
        <translation>All destroying and keeping</translation>
    </message>
    <message>
        <source>Mọi việc về người và thẩm quyền</source>
        <translation>All about people and clearances</translation>
    </message>
    <message>
        <source>Mọi lần mở khóa, khóa, đổi khóa</source>
        <translation>All unlocking, locking, key changes</translation>
    </message>
    <message>
        <source>Mọi việc giám sát</source>
        <translation>All watching over</translation>
    </message>
    <message>
        <source>bị từ chối</source>
        <translation>refused</translation>
    </message>
    <message>
        <source>bản ghi {}</source>
        <translation>record {}</translation>
    </message>
    <message>
        <source>phòng hằng ngày</source>
        <translation>everyday room</translation>
    </message>
    <message>
        <source>phòng tuyệt mật</source>
        <translation>top-secret room</translation>
    </message>
    <message>
        <source>ghi bù sau khi máy dừng</source>
        <translation>entered after the machine had stopped</translation>
    </message>
    <message>
        <source>cấp {}</source>
        <translation>level {}</translation>
    </message>
    <message>
        <source>theo bản ghi {}</source>
        <translation>for record {}</translation>
    </message>
    <message>
        <source>số liền sau số trước</source>
        <translation>follows the number before</translation>
    </message>
    <message>
        <source>không có kết quả</source>
        <translation>no result</translation>
    </message>
    <message>
        <source>Được</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Bị từ chối. Người đó được báo: “{}”</source>
        <translation>Refused. The person was told: “{}”</translation>
    </message>
    <message>
        <source>Bị từ chối</source>
        <translation>Refused</translation>
    </message>
</context>
<context>
    <name>reasons</name>
    <message>
        <source>Kho đã tự khóa vì {} phút không ai dùng máy.</source>
        <translation>The vault locked itself because nobody used the machine ({} min).</translation>
    </message>
    <message>
        <source>Bạn đã khóa kho.</source>
        <translation>You locked the vault.</translation>
    </message>
    <message>
        <source>Kho đã khóa cùng lúc với màn hình của máy.</source>
        <translation>The vault was locked together with the screen.</translation>
    </message>
    <message>
        <source>Kho đã khóa vì máy đi ngủ.</source>
        <translation>The vault was locked because the machine went to sleep.</translation>
    </message>
    <message>
        <source>Phần giữ kho đã dừng đột ngột nên kho được khóa. Việc đã lưu vẫn còn; việc làm dở được làm tiếp hoặc lấy lại trọn vẹn khi bạn mở khóa. Chữ gõ trong vài giây cuối có thể mất.</source>
        <translation>The part that keeps the vault stopped suddenly, so the vault is locked. What was saved is still there; what was under way is carried on, or taken back whole, when you unlock. What was typed in the last few seconds may be lost.</translation>
    </message>
    <message>
        <source>Một việc đang chạy đã bị dừng: khi bạn mở khóa, nó được làm tiếp hoặc lấy lại trọn vẹn. Hãy xem lại việc ấy.</source>
        <translation>Something under way was stopped: when you unlock, it is carried on or taken back whole. Please look at it again.</translation>
    </message>
</context>
<context>
    <name>release</name>
    <message>
        <source>Khách hàng và mục đích</source>
        <translation>Customer and purpose</translation>
    </message>
    <message>
        <source>Người nhận</source>
        <translation>Recipient</translation>
    </message>
    <message>
        <source>Người đề nghị</source>
        <translation>Requested by</translation>
    </message>
    <message>
        <source>Hạn</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>Trạng thái</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Số đề nghị</source>
        <translation>Request number</translation>
    </message>
    <message>
        <source>Hồ sơ</source>
        <translation>Customer file</translation>
    </message>
    <message>
        <source>Mục đích</source>
        <translation>Purpose</translation>
    </message>
    <message>
        <source>Hạn bàn giao</source>
        <translation>Hand over by</translation>
    </message>
    <message>
        <source>Giữ đến hết</source>
        <translation>May be kept until</translation>
    </message>
    <message>
        <source>Nên quyết định trước</source>
        <translation>To be decided by</translation>
    </message>
    <message>
        <source>Liên hệ</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>Người đã sửa</source>
        <translation>Edited by</translation>
    </message>
    <message>
        <source>Gửi tới</source>
        <translation>Put before</translation>
    </message>
    <message>
        <source>{} dòng</source>
        <translation>lines: {}</translation>
    </message>
    <message>
        <source>Không còn nội dung nào để cung cấp.</source>
        <translation>Nothing is left to release.</translation>
    </message>
    <message>
        <source>Hồ sơ đã đổi, không dựng lại được đúng những gì đã giao.</source>
        <translation>The file has changed; just what was handed over can no longer be shown.</translation>
    </message>
    <message>
        <source>Chữ ký</source>
        <translation>Signatures</translation>
    </message>
    <message>
        <source>{} trên {} chữ ký</source>
        <translation>{} of {} signatures</translation>
    </message>
    <message>
        <source>duyệt</source>
        <translation>approved</translation>
    </message>
    <message>
        <source>từ chối</source>
        <translation>refused</translation>
    </message>
    <message>
        <source>{} trả lại để sửa</source>
        <translation>Sent back by {}</translation>
    </message>
    <message>
        <source>Chữ ký và trả lại</source>
        <translation>Signatures and sendings back</translation>
    </message>
    <message>
        <source>Mã của nội dung</source>
        <translation>Code of the content</translation>
    </message>
    <message>
        <source>Các đề nghị khác về khách hàng này</source>
        <translation>Other requests about this customer</translation>
    </message>
    <message>
        <source>Các đề nghị khác cho người nhận này</source>
        <translation>Other requests for this recipient</translation>
    </message>
    <message>
        <source>Các đề nghị khác của người đề nghị này</source>
        <translation>Other requests by this asker</translation>
    </message>
    <message>
        <source>Các đề nghị trước</source>
        <translation>Earlier requests</translation>
    </message>
    <message>
        <source>{asker} → {recipient}: {state}</source>
        <translation>{asker} → {recipient}: {state}</translation>
    </message>
    <message>
        <source>Chờ duyệt</source>
        <translation>Undecided</translation>
    </message>
    <message>
        <source>Trả lại để sửa</source>
        <translation>Sent back</translation>
    </message>
    <message>
        <source>Chờ chữ ký hai</source>
        <translation>Second signature</translation>
    </message>
    <message>
        <source>Chờ bàn giao</source>
        <translation>Approved</translation>
    </message>
    <message>
        <source>Đã từ chối</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>Đã bàn giao</source>
        <translation>Handed over</translation>
    </message>
    <message>
        <source>Đã thu hồi</source>
        <translation>Taken back</translation>
    </message>
    <message>
        <source>Hết hạn</source>
        <translation>Expired</translation>
    </message>
    <message>
        <source>Dừng: hết đồng ý</source>
        <translation>Stopped: no consent</translation>
    </message>
    <message>
        <source>Đã rút lại</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>Người nhận này đang giữ {} bản.</source>
        <translation>Copies with this recipient: {}.</translation>
    </message>
    <message>
        <source>Trong 90 ngày qua người đề nghị đã gửi {} đề nghị khác, {} bị từ chối.</source>
        <translation>Other requests of this asker in the last 90 days: {}, refused: {}.</translation>
    </message>
    <message>
        <source>{} (đã qua)</source>
        <translation>{} (past)</translation>
    </message>
    <message>
        <source>Phải thu hồi</source>
        <translation>To be brought back</translation>
    </message>
    <message>
        <source>{} (hôm nay)</source>
        <translation>{} (today)</translation>
    </message>
    <message>
        <source>{} (còn {} ngày)</source>
        <translation>{} (days left: {})</translation>
    </message>
    <message>
        <source>Trong 30 ngày qua hồ sơ này đã được cung cấp {} lần và đang có {} đề nghị khác chưa xong.</source>
        <translation>Releases of this file in the last 30 days: {}; other requests still open: {}.</translation>
    </message>
    <message>
        <source>Trong 30 ngày qua hồ sơ này đã được cung cấp {} lần.</source>
        <translation>Releases of this file in the last 30 days: {}.</translation>
    </message>
    <message>
        <source>Hồ sơ này đang có {} đề nghị khác chưa xong.</source>
        <translation>Other requests still open for this file: {}.</translation>
    </message>
    <message>
        <source>Trong 30 ngày qua hồ sơ này có {} đề nghị khác, chưa bản nào ra khỏi công ty.</source>
        <translation>Other requests for this file in the last 30 days: {}; none has left the company.</translation>
    </message>
    <message>
        <source>Người nhận này đang giữ {} bản, trong đó {} bản phải thu hồi.</source>
        <translation>Copies this recipient holds: {}; to be brought back: {}.</translation>
    </message>
</context>
<context>
    <name>revisions</name>
    <message>
        <source>Lịch sử hồ sơ</source>
        <translation>History of the file</translation>
    </message>
    <message>
        <source>Lịch sử của {}</source>
        <translation>History of the {}</translation>
    </message>
</context>
<context>
    <name>rules</name>
    <message>
        <source>Có</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>Không</source>
        <translation>No</translation>
    </message>
    <message>
        <source>bắt buộc nhập</source>
        <translation>required</translation>
    </message>
    <message>
        <source>đã ngừng dùng</source>
        <translation>no longer used</translation>
    </message>
    <message>
        <source>Thứ tự</source>
        <translation>Order</translation>
    </message>
</context>
<context>
    <name>search</name>
    <message>
        <source>Tìm kiếm</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Cấp mật</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>Tôi phụ trách</source>
        <translation>I am in charge</translation>
    </message>
    <message>
        <source>Phụ trách: {}</source>
        <translation>In charge: {}</translation>
    </message>
    <message>
        <source>Cập nhật {}</source>
        <translation>Updated {}</translation>
    </message>
    <message>
        <source>Lập {}</source>
        <translation>Entered {}</translation>
    </message>
    <message>
        <source>Quá hạn xem lại cấp mật</source>
        <translation>Level review overdue</translation>
    </message>
    <message>
        <source>Không có khách hàng nào hợp điều kiện lọc</source>
        <translation>No customer fits the filter</translation>
    </message>
    <message>
        <source>Không có khách hàng nào ở cấp {}</source>
        <translation>No customer at level: {}</translation>
    </message>
    <message>
        <source>Hãy gõ chữ hoặc số để tìm</source>
        <translation>Type letters or digits to search</translation>
    </message>
    <message>
        <source>Dấu và ký hiệu không được tìm.</source>
        <translation>Signs and symbols are not searched for.</translation>
    </message>
    <message>
        <source>Đã tìm trong tên, mã, điện thoại, mã số thuế, email, phụ trách, địa chỉ, ghi chú, nghiệp vụ, tài liệu cấp {}.</source>
        <translation>Looked in names, codes, phones, tax codes, e-mail, owners, addresses, notes, dealings and documents at {}.</translation>
    </message>
    <message>
        <source>Điều kiện lọc đang bật cũng được tính.</source>
        <translation>The filter in force counts as well.</translation>
    </message>
    <message>
        <source>Không có khách hàng nào khớp “{}”</source>
        <translation>No customer matches “{}”</translation>
    </message>
    <message>
        <source>Có: {}</source>
        <translation>Has: {}</translation>
    </message>
    <message>
        <source>từ {} đến {}</source>
        <translation>from {} to {}</translation>
    </message>
    <message>
        <source>từ {}</source>
        <translation>from {}</translation>
    </message>
    <message>
        <source>đến {}</source>
        <translation>up to {}</translation>
    </message>
</context>
<context>
    <name>shortcuts</name>
    <message>
        <source>Mở mục thứ nhất đến thứ chín ở thanh bên</source>
        <translation>Open entries one to nine of the sidebar</translation>
    </message>
    <message>
        <source>Đi tới trang, khách hàng, tìm kiếm đã lưu theo tên</source>
        <translation>Go to a page, customer or saved search by name</translation>
    </message>
    <message>
        <source>Tìm trong danh sách</source>
        <translation>Search the list</translation>
    </message>
    <message>
        <source>Thêm mới</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Sửa mục đang chọn</source>
        <translation>Edit what is selected</translation>
    </message>
    <message>
        <source>Chọn thêm hồ sơ, chọn một dải, chọn tất cả</source>
        <translation>Choose one more file, a stretch, all of them</translation>
    </message>
    <message>
        <source>Mở bảng chọn của hàng: thứ tự, cột, việc khác</source>
        <translation>Open a row&apos;s menu: order, columns, other things</translation>
    </message>
    <message>
        <source>Hoàn tác việc vừa báo ở cuối cửa sổ</source>
        <translation>Take back what was just told at the bottom of the window</translation>
    </message>
    <message>
        <source>Lưu</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Đề nghị cung cấp thông tin</source>
        <translation>Request a release</translation>
    </message>
    <message>
        <source>Xem chi tiết mục đang chọn</source>
        <translation>Show details of what is selected</translation>
    </message>
    <message>
        <source>Tải lại trang</source>
        <translation>Reload the page</translation>
    </message>
    <message>
        <source>Đóng hộp thoại</source>
        <translation>Close the dialog</translation>
    </message>
    <message>
        <source>Khóa kho ngay</source>
        <translation>Lock now</translation>
    </message>
    <message>
        <source>Xem quyền của bạn</source>
        <translation>What you may do</translation>
    </message>
    <message>
        <source>Danh sách phím tắt này</source>
        <translation>This list of shortcuts</translation>
    </message>
    <message>
        <source>Phím tắt</source>
        <translation>Shortcuts</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>statistics</name>
    <message>
        <source>Khác</source>
        <translation>Others</translation>
    </message>
    <message>
        <source>Chưa ghi người phụ trách</source>
        <translation>Nobody in charge</translation>
    </message>
    <message>
        <source>Chưa ghi</source>
        <translation>Not given</translation>
    </message>
    <message>
        <source>Tháng khác</source>
        <translation>Other months</translation>
    </message>
    <message>
        <source>{} tỷ</source>
        <translation>{} bn</translation>
    </message>
    <message>
        <source>{} tr</source>
        <translation>{} m</translation>
    </message>
    <message>
        <source>Mọi thời gian</source>
        <translation>All time</translation>
    </message>
    <message>
        <source>Từ {}</source>
        <translation>From {}</translation>
    </message>
    <message>
        <source>Đến {}</source>
        <translation>Until {}</translation>
    </message>
    <message>
        <source>12 tháng qua</source>
        <translation>Last 12 months</translation>
    </message>
    <message>
        <source>Tháng này</source>
        <translation>This month</translation>
    </message>
    <message>
        <source>Quý này</source>
        <translation>This quarter</translation>
    </message>
    <message>
        <source>Năm nay</source>
        <translation>This year</translation>
    </message>
    <message>
        <source>Năm trước</source>
        <translation>Last year</translation>
    </message>
</context>
<context>
    <name>undo</name>
    <message>
        <source>Đã lưu. Bản trước vẫn còn trong lịch sử.</source>
        <translation>Saved. The former revision is kept in the history.</translation>
    </message>
    <message>
        <source>Hoàn tác</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Đã đưa bản trước trở lại.</source>
        <translation>The former revision is back.</translation>
    </message>
    <message>
        <source>Đã gửi đề nghị đưa bản trước trở lại để duyệt.</source>
        <translation>Bringing the former revision back was sent to be reviewed.</translation>
    </message>
</context>
</TS>
