' One whole command of a person's who has the customers in a workbook: open it with its password, find the row with a
' code, change its last cell, store it again with the password. What is asked stands in variables of the environment.
Option Explicit

Const CODE = 1

Sub Main
    Dim answer As Integer, said As String
    On Error GoTo Failed
    Select Case Environ("PEER_ACT")
        Case "make"
            said = Made()
        Case "find"
            said = Found(False)
        Case "change"
            said = Found(True)
    End Select
Told:
    answer = FreeFile()
    Open Environ("PEER_ANSWER") For Output As #answer
    Print #answer, said
    Close #answer
    StarDesktop.terminate()
    Exit Sub
Failed:
    said = Error$ & " (" & Erl & ")"
    Resume Told
End Sub

Function Made() As String
    Dim reading(2) As New com.sun.star.beans.PropertyValue
    Dim book As Object
    reading(0).Name = "Hidden"
    reading(0).Value = True
    reading(1).Name = "FilterName"
    reading(1).Value = "Text - txt - csv (StarCalc)"
    ' Comma, quotation mark, UTF-8, from the first line on; every column is text, as the telephone numbers are.
    reading(2).Name = "FilterOptions"
    reading(2).Value = "44,34,76,1,1/2/2/2/3/2/4/2/5/2/6/2/7/2"
    book = StarDesktop.loadComponentFromURL(Environ("PEER_SOURCE"), "_blank", 0, reading())
    Stored(book)
    book.close(True)
    Made = "1"
End Function

Function Found(change As Boolean) As String
    Dim reading(1) As New com.sun.star.beans.PropertyValue
    Dim book As Object, sheet As Object, asked As Object, hits As Object, cell As Object, area As Object
    reading(0).Name = "Hidden"
    reading(0).Value = True
    reading(1).Name = "Password"
    reading(1).Value = Environ("PEER_PASSWORD")
    book = StarDesktop.loadComponentFromURL(Environ("PEER_FILE"), "_blank", 0, reading())
    sheet = book.Sheets.getByIndex(0)
    asked = sheet.createSearchDescriptor()
    asked.SearchString = Environ("PEER_CODE")
    asked.SearchWords = True
    hits = sheet.Columns.getByIndex(CODE).findAll(asked)
    If IsNull(hits) Then
        Found = "0"
        book.close(True)
        Exit Function
    End If
    If change Then
        area = hits.getByIndex(0).getRangeAddress()
        cell = sheet.getCellByPosition(6, area.StartRow)
        cell.setString(cell.getString() & ".")
        Stored(book)
    End If
    area = hits.getByIndex(0).getRangeAddress()
    Found = CStr(hits.getCount() * (area.EndRow - area.StartRow + 1))
    book.close(True)
End Function

Sub Stored(book As Object)
    Dim writing(1) As New com.sun.star.beans.PropertyValue
    Dim secret(1) As New com.sun.star.beans.NamedValue
    secret(0).Name = "CryptoType"
    secret(0).Value = "Standard"
    secret(1).Name = "OOXPassword"
    secret(1).Value = Environ("PEER_PASSWORD")
    writing(0).Name = "FilterName"
    writing(0).Value = "Calc MS Excel 2007 XML"
    writing(1).Name = "EncryptionData"
    writing(1).Value = secret()
    book.storeToURL(Environ("PEER_FILE"), writing())
End Sub
