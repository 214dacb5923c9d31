"""The style sheet over Fusion, filled from a palette and sizes."""

from collections.abc import Callable

from coachdesk.assets import resource
from coachdesk.ui.looks import Palette, Sizes

# Roles are given by `setProperty("role", …)`; `kit` has a class for most of them.
_SHEET = """
QToolTip {{ border: 1px solid {p.hairline}; padding: 6px 8px; background: {p.surface};
    color: {p.text}; }}
QLabel[role="title"] {{ font-size: {title}pt; font-weight: 600; }}
QLabel[role="heading"] {{ font-weight: 600; }}
QLabel[role="name"] {{ font-weight: {p.medium}; }}
QLabel[role="small"] {{ font-size: {small}pt; }}
QLabel[role="muted"] {{ color: {p.muted}; }}
QLabel[role="hint"] {{ font-size: {small}pt; color: {p.muted}; }}
QLabel[role="note"] {{ font-size: {note}pt; }}
QLabel[role="good"] {{ color: {p.good}; }}
QLabel[role="alert"] {{ font-size: {small}pt; color: {p.bad}; }}
QLabel[role="warn"] {{ color: {p.warn}; }}
QLabel[role="bad"] {{ color: {p.bad}; }}
QLabel[role="accent"] {{ color: {p.accent}; }}
QLabel[role="overdue"] {{ font-size: {small}pt; color: {p.warn}; }}
QLabel[role="chip"] {{ font-size: {chip}pt; font-weight: 600; color: {p.muted};
    background: {p.window}; border: 1px solid {p.hairline}; border-radius: 4px;
    padding: 0 5px; min-height: 16px; max-height: {chip_high}px; }}
QFrame[role="hairline"] {{ background: {p.hairline}; border: none; }}
QFrame[role="card"] {{ background: {p.surface}; border: 1px solid {p.hairline};
    border-radius: 8px; }}
QFrame[role="panel"] {{ background: {p.surface}; border: 1px solid {p.border};
    border-radius: 8px; }}
QWidget[role="surface"], QScrollArea[role="surface"],
QScrollArea[role="surface"] > QWidget > QWidget {{ background: {p.surface}; }}
QWidget[role="header"] {{ background: {p.window}; border-bottom: 1px solid {p.hairline}; }}
QWidget[role="side"] {{ background: {p.window}; border-left: 1px solid {p.hairline}; }}
QWidget[role="rail"] {{ background: {p.window}; border-right: 1px solid {p.hairline}; }}
QWidget[role="status"] {{ background: {p.window}; border-top: 1px solid {p.hairline}; }}
QWidget[role="banner"] {{ background: {p.selected}; border-bottom: 1px solid {p.hairline}; }}

QLineEdit, QComboBox, QAbstractSpinBox, QPlainTextEdit, QTextEdit {{
    background: {p.surface}; color: {p.text}; border: 1px solid {p.border};
    border-radius: 6px; padding: 0 11px;
    selection-background-color: {p.primary}; selection-color: {p.on_primary};
    placeholder-text-color: {p.muted}; }}
QLineEdit, QComboBox, QAbstractSpinBox {{ min-height: {field}px; }}
QPlainTextEdit, QTextEdit {{ padding: 7px 8px; }}
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus, QPlainTextEdit:focus, QTextEdit:focus {{
    border: 2px solid {p.accent}; padding: 0 10px; min-height: {field_focused}px; }}
QPlainTextEdit:focus, QTextEdit:focus {{ padding: 6px 7px; min-height: 0; }}
QLineEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled {{ color: {p.muted}; }}
QLineEdit[big="true"] {{ min-height: {big}px; }}
QLineEdit[big="true"]:focus {{ min-height: {big_focused}px; }}
QLineEdit[wrong="true"], QComboBox[wrong="true"] {{ border-color: {p.bad}; }}
QAbstractSpinBox QLineEdit, QComboBox QLineEdit {{ min-height: 0; border: none;
    padding: 0 10px; background: transparent; }}
QAbstractItemView QLineEdit {{ min-height: 0; border-radius: 0; padding: 0 4px; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ width: 0; border: none; }}
QComboBox::drop-down, QDateEdit::drop-down {{ border: none; width: 28px; }}
QComboBox::down-arrow, QDateEdit::down-arrow {{ image: url({chevron}); width: 16px; height: 16px; }}
QComboBox QAbstractItemView {{ background: {p.surface}; border: 1px solid {p.border};
    padding: 4px; outline: none; }}
QComboBox QAbstractItemView::item {{ min-height: {item}px; padding: 0 8px; }}
QComboBox QAbstractItemView::item:selected {{ background: {p.selected}; color: {p.text}; }}
QListView[role="panel"] {{ border: 1px solid {p.border}; }}
QListView[role="panel"]::item {{ min-height: {item}px; padding: 0 8px; }}
QListView[role="panel"]::item:selected {{ background: {p.selected}; color: {p.text}; }}

QPushButton {{ background: {p.surface}; color: {p.text}; border: 1px solid {p.border};
    border-radius: 6px; padding: 0 14px; min-height: {field}px; }}
QPushButton:hover {{ background: {p.selected}; }}
QPushButton:focus {{ border: 2px solid {p.accent}; padding: 0 13px;
    min-height: {field_focused}px; }}
QPushButton:disabled {{ color: {p.muted}; border-color: {p.hairline}; }}
QPushButton:default, QPushButton[role="primary"] {{ background: {p.primary};
    color: {p.on_primary}; border-color: {p.primary}; font-weight: 600; }}
QPushButton:default:focus, QPushButton[role="primary"]:focus {{ border-color: {p.text}; }}
QPushButton[role="primary"]:disabled {{ background: {p.surface}; color: {p.muted};
    border-color: {p.hairline}; }}
QPushButton[role="segment"] {{ background: transparent; border-color: transparent; }}
QPushButton[role="segment"]:hover {{ background: {p.selected}; }}
QPushButton[role="segment"]:checked {{ color: {p.accent}; border-color: {p.accent};
    background: {p.surface}; }}
QPushButton[role="segment"]:focus {{ border-color: {p.accent}; }}
QPushButton[role="link"] {{ background: transparent; border: 1px solid transparent;
    color: {p.accent}; padding: 0 2px; min-height: {link}px; text-align: left; }}
QPushButton[role="link"][quiet="true"] {{ color: {p.muted}; }}
QPushButton[role="link"]:hover {{ text-decoration: underline; }}
QPushButton[role="link"]:focus {{ border: 1px solid {p.accent}; }}
QPushButton[role="link"][small="true"] {{ font-size: {small}pt; }}
QPushButton::menu-indicator {{ image: url({chevron}); width: 14px; height: 14px;
    subcontrol-origin: padding; subcontrol-position: center right; right: 8px; }}
QPushButton[menu="true"] {{ padding-right: 28px; }}
QToolButton {{ background: transparent; border: 1px solid transparent;
    border-radius: 6px; padding: 4px; }}
QToolButton:hover {{ background: {p.selected}; }}
QToolButton:focus {{ border-color: {p.accent}; }}

QCheckBox, QRadioButton {{ spacing: 12px; min-height: {check}px; }}
QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator {{
    width: 18px; height: 18px; background: {p.surface}; border: 1px solid {p.border};
    border-radius: 4px; }}
QRadioButton::indicator {{ border-radius: 10px; }}
QCheckBox::indicator:focus, QRadioButton::indicator:focus {{ border: 2px solid {p.accent};
    width: 16px; height: 16px; }}
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked {{
    background: {p.primary}; border-color: {p.primary}; image: url({check_mark}); }}
QRadioButton::indicator:checked {{ background: {p.on_primary}; border: 6px solid {p.primary};
    width: 8px; height: 8px; }}

QAbstractItemView {{ background: {p.surface}; border: none; outline: none;
    gridline-color: {p.hairline}; selection-background-color: {p.selected};
    selection-color: {p.text}; }}
QListWidget[role="besides"] {{ background: transparent; }}
QListWidget[role="names"]::item {{ padding: 0 {margin}px; }}
QHeaderView {{ background: {p.surface}; border: none; }}
QHeaderView::section {{ background: {p.surface}; color: {p.muted}; font-size: {small}pt;
    font-weight: {p.regular}; border: none;
    border-bottom: 1px solid {p.hairline}; padding: 0 12px; height: {header_row}px; }}
QHeaderView::down-arrow {{ image: url({chevron}); width: 12px; height: 12px;
    subcontrol-position: center right; }}
QHeaderView::up-arrow {{ image: url({chevron_up}); width: 12px; height: 12px;
    subcontrol-position: center right; }}
QTableCornerButton::section {{ background: {p.surface}; border: none; }}

QMenuBar {{ background: {p.window}; border-bottom: 1px solid {p.hairline}; padding: 0 2px;
    spacing: 0; }}
QMenuBar::item {{ background: transparent; padding: 5px 10px; }}
QMenuBar::item:selected {{ background: {p.selected}; border-radius: 4px; }}
QMenu {{ background: {p.surface}; border: 1px solid {p.border}; padding: 6px; }}
QMenu::item {{ padding: 6px 28px 6px 12px; border-radius: 4px; min-height: {menu}px; }}
QMenu::item:selected {{ background: {p.selected}; color: {p.text}; }}
QMenu::item:disabled {{ color: {p.muted}; }}
QMenu::separator {{ height: 1px; background: {p.hairline}; margin: 6px 4px; }}

QScrollArea {{ border: none; }}
QScrollBar {{ background: transparent; border: none; }}
QScrollBar:vertical {{ width: {bar}px; }}
QScrollBar:horizontal {{ height: {bar}px; }}
QScrollBar::handle {{ background: {p.border}; border-radius: 3px; margin: 3px;
    min-height: 32px; min-width: 32px; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
    background: transparent; border: none; width: 0; height: 0; }}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}
QSplitter::handle {{ background: {p.hairline}; }}
QProgressBar {{ background: {p.hairline}; border: none; border-radius: 3px; max-height: 6px; }}
QProgressBar::chunk {{ background: {p.primary}; border-radius: 3px; }}
"""


def stylesheet(palette: Palette, sizes: Sizes, points: Callable[[float], float]) -> str:
    """The sheet in these colours and sizes."""
    return _SHEET.format(
        p=palette,
        title=points(sizes.title),
        small=points(sizes.small),
        note=points(sizes.note),
        chip=points(11 * sizes.scale),
        chip_high=round(18 * sizes.scale),
        field=sizes.field - 2,
        field_focused=sizes.field - 4,
        big=sizes.big_field + 2,
        big_focused=sizes.big_field,
        item=sizes.field - 4,
        link=round(20 * sizes.scale),
        check=40 if sizes.touch else 22,
        menu=36 if sizes.touch else 20,
        bar=20 if sizes.touch else 12,
        header_row=sizes.header_row - 1,
        margin=21,  # with the three that Fusion adds: in line with titles
        chevron=_url("chevron-down"),
        chevron_up=_url("chevron-up"),
        check_mark=_url("check-white"),
    )


def _url(icon: str) -> str:
    return resource(f"icons/{icon}.svg").as_posix()
