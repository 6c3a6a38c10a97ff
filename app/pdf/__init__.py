"""Documents that leave the screen: the house style, PDF/A, signatures, passwords, pictures of pages.

Pure functions: bytes in, bytes out; keys come in as DER. Nothing here reads the vault, asks the clock or opens a
socket. The only importer of reportlab, pikepdf, pyHanko, segno and pypdfium2, each of them inside the function that
needs it, because importing all of them takes more than a second.

The order is fixed: ``document.render`` → ``archival.to_archival`` → ``signing.sign`` → ``verification.verify``; and
for what is handed over: ``document.render`` → ``sealing.encrypt``.
"""
