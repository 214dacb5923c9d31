"""Workbooks as people send them, for tests."""

import base64
import io
import zipfile
import zlib
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter

Cells = Sequence[Sequence[Any]]

# People, made with Excel 97's format: Owner, Region, Start date; two rows.
_XLS = (
    "c-rk)Pe@cj82`<<tGkP?yS4@z$RcEAdWbGwbaSCRrKX1>g4%T-"
    "DZ9QWuZ^%nS+<uT2s#yA1Uq!Gy7Y%S)GZ<~>JS8h*3nZ?&_Vb0&G+7#nt=-"
    "?DD!*FH#6VN@6GpSzHjEe_ii>iH}$A-"
    "9&6Br3KX3nDp%+PrC_NN0ku1hDwgs9B}ZdRAsC>Atn}k~&D$!qhHAa%A@R`niX`xb(kYCg*D{UxCL+l;q=d4elcd"
    "01(uC2#R@Jc_V!4Cm1Mc~P<ssJGVA)B1=fp|OCVE>tJTE>Wo4G9vb>An<`NWz7sK;yN#g}gix33@F_DCwX#TuG?)"
    "tCk?XpdnUwyM|S9zwu4p?!3;J(HP3j23$uKb$!5y%g0i<66JDdI8e^T&=JAi#|Y$xK@8l`hW>IXE;a-"
    "<kTHLH<0@cYb<9hqE9&jCqK}4fgFN@e84z6VwvO-gZY%5k7rVOgDTyo8BZERS;MBTy_TIHru{x?rQ?0MbB0N}LF;"
    "^eIHb-2-"
    "Zvtv_Kg~jr)rWJ)N(n>Q57M>7w><2e>B~nIL(>~J}cZ4Ww&|&IJlx1L=JOH#j<Q=#(tJp`L4UT+{iLU4@G%Pf4x^"
    "YGRb|eacc{WbCB^Nv1dhjFO>@m$DTG7z9#ljd8TLnVr=GPVhYW4!exlBu1U0sHgV^+!m~sv7vApknPtNtJ5fMJJl"
    "h@b*sR5piakP<rCU?8BbIB@n=8c@>#zm0E4==K*=pV{NmY|%)Acu!*>WAWWVYX9yDL-au_ceK*j=&?k5yONL4P9z"
    "4Gj$q4Gj$qjqL-$@1E|Pw$J@U;5Wl6@4wCxrK0{#vTZQ{i>^F<R33&&xsCC%{AVZpqI55@K~Cv^p~7(*-"
    "9{E^wj*1%|I)XZSou5~CPw~U2$eg2u^c=9^Z362*4*VA"
)
_ODS = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">
<office:body><office:spreadsheet><table:table table:name="People">
<table:table-column table:number-columns-repeated="2"/>
<table:table-column table:visibility="collapse"/>{rows}
<table:table-row table:number-rows-repeated="1048000"><table:table-cell
 table:number-columns-repeated="16384"/></table:table-row>
</table:table></office:spreadsheet></office:body></office:document-content>"""

_MANIFEST = """<manifest:manifest
 xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>"""


def an_xlsx(path: Path, rows: Cells, dress: Callable[[Any, Any], None] | None = None) -> Path:
    """A workbook of one sheet; `dress(book, sheet)` hides, merges and adds what a test is about."""
    with xlsxwriter.Workbook(path) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet = book.add_worksheet("People")
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(at, column, cell, day)
                elif cell is not None:
                    sheet.write(at, column, cell)
        if dress:
            dress(book, sheet)
    return path


def an_xls(path: Path) -> Path:
    path.write_bytes(zlib.decompress(base64.b85decode("".join(_XLS))))
    return path


def an_ods(path: Path, rows: Sequence[tuple[str, Sequence[str]]]) -> Path:
    """Rows of (visibility, texts); the third column is hidden."""
    body = "".join(
        f'<table:table-row table:visibility="{seen}">'
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{text}</text:p>'
            "</table:table-cell>"
            for text in texts
        )
        + "</table:table-row>"
        for seen, texts in rows
    )
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("META-INF/manifest.xml", _MANIFEST)
        package.writestr("content.xml", _ODS.format(rows=body))
    return path


def a_package(parts: dict[str, str]) -> bytes:
    """A zip of these parts, to be what no program would write."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return held.getvalue()
