"""Everything held about a rep, looked at before it is saved: names of others are covered."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget
from typing_extensions import override

from coachdesk.desk.held import Held, everything_held
from coachdesk.domain.masking import counted, names_to_mask
from coachdesk.domain.refused import Refused
from coachdesk.ui import prompt, theme
from coachdesk.ui.kit import Field, Header, KeyButton, wrapped
from coachdesk.ui.kit.act import act
from coachdesk.ui.kit.flow import Flow
from coachdesk.ui.kit.header import lay_page
from coachdesk.ui.places import Destination
from coachdesk.ui.screen import Screen
from coachdesk.ui.session import Session

_JSON = "JSON (*.json)"
_STYLE = "h1 { font-size: x-large; } h2 { font-size: large; } p { margin: 0 0 6px 0; }"
_MORE = "Cover another name: Enter"


class HeldScreen(Screen):
    """The document as it will be, and above it the names that are covered in it."""

    topics = frozenset(("rep", "call", "entry", "note", "step", "rating", "goal", "page"))

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.rep_id: str | None = None
        self.held: Held | None = None
        self.more: list[str] = []  # names that were typed
        self.shown: set[str] = set()  # names that are not to be covered
        self.names: list[QCheckBox] = []
        self.save_pdf = act(self, "Save as PDF …", partial(self._ask_where, "pdf"), "Ctrl+Return")
        self.save_json = act(self, "Save as JSON …", partial(self._ask_where, "json"))
        self.primary = self.save_pdf
        self.header = Header(
            "Everything held", "", KeyButton.of(self.save_json),
            KeyButton.of(self.save_pdf, primary=True),
        )  # fmt: skip
        self.header.back.show()
        self.header.went_back.connect(self._go_back)
        self.says = wrapped("", "muted")
        self.flow = Flow(spacing=16, between=4)
        self.line = Field("Another name to cover", _MORE)
        self.line.returnPressed.connect(self._on_name_typed)
        self.line.setMaximumWidth(320)
        self.text = QTextBrowser()
        self.text.setAccessibleName("The document as it will be")
        self.text.setOpenLinks(False)
        self._names_at = QVBoxLayout()
        self._names_at.addWidget(self.flow)
        top = QVBoxLayout()
        top.setContentsMargins(theme.MARGIN, 16, theme.MARGIN, 12)
        top.setSpacing(10)
        top.addWidget(self.says)
        top.addLayout(self._names_at)
        row = QHBoxLayout()
        row.addWidget(self.line, 1)
        row.addStretch()
        top.addLayout(row)
        top.addWidget(self.text, 1)
        lay_page(self, self.header, top)
        self.setFocusProxy(self.text)

    @override
    def arrive(self, destination: Destination) -> None:
        rep_id = destination.id or self.session.rep_id
        if rep_id != self.rep_id:
            self.rep_id, self.more, self.shown = rep_id, [], set()

    @override
    def refresh(self) -> None:
        self.held = None
        if self.rep_id:
            try:
                self.held = everything_held(self.session.store, self.rep_id)
            except Refused:  # erased meanwhile
                self.rep_id = None
        for action in (self.save_pdf, self.save_json):
            action.setEnabled(self.held is not None)
        for part in (self.flow, self.line, self.text):
            part.setVisible(self.held is not None)
        if self.held is None:
            self.header.set_title("Everything held", "")
            self.says.setText("Open a rep’s page in Team and choose “Everything held …” there.")
            return
        self.header.set_title("Everything held", f"about {self.held.name}")
        self._show_names(self.held)
        self._show_text(self.held)

    @property
    def covered(self) -> list[str]:
        """The names that are covered now."""
        return [box.property("name") for box in self.names if box.isChecked()]

    def _show_names(self, held: Held) -> None:
        from coachdesk.exchange.held import texts  # noqa: PLC0415 -- with all of Qt's printing

        candidates = [*names_to_mask(held.others, held.name), *self.more]
        found = counted(texts(held), candidates)
        fresh = Flow(spacing=16, between=4)
        self.names = []
        for name in [name for name in candidates if found[name] or name in self.more]:
            box = QCheckBox(f"{name} ({found[name]})")
            box.setProperty("name", name)
            box.setChecked(name not in self.shown)
            box.toggled.connect(partial(self._on_toggled, name))
            self.names.append(box)
            fresh.add(box)
        self._names_at.replaceWidget(self.flow, fresh)
        self.flow.hide()
        self.flow.deleteLater()
        self.flow = fresh
        self.flow.setVisible(bool(self.names))
        self.says.setText(
            "Covered in it are the names of others on the roster. Look it over for anybody else."
            if self.names
            else "No name of anybody else on the roster stands in it. Look it over for others."
        )

    def _show_text(self, held: Held) -> None:
        from coachdesk.exchange.held import as_document  # noqa: PLC0415

        at = self.text.verticalScrollBar().value()
        page = as_document(held, self.session.now(), self.covered).html
        hint = theme.current(self).muted
        style = _STYLE + f".hint {{ color: {hint}; font-size: small; }}"
        self.text.document().setDefaultStyleSheet(style)
        self.text.setHtml(page)
        self.text.verticalScrollBar().setValue(at)

    def _on_toggled(self, name: str, covered: bool) -> None:
        (self.shown.discard if covered else self.shown.add)(name)
        if self.held:
            self._show_text(self.held)

    def _on_name_typed(self) -> None:
        name = " ".join(self.line.text().split())
        if name and self.held:
            self.more = [*self.more, name] if name not in self.more else self.more
            self.line.clear()
            self._show_names(self.held)
            self._show_text(self.held)

    def _ask_where(self, kind: str) -> None:
        if self.held:
            suggested = Path.home() / f"Everything held about {self.held.name}.{kind}"
            filter = prompt.PDFS if kind == "pdf" else _JSON
            save = partial(self._save, self._write_pdf if kind == "pdf" else self._write_json)
            prompt.save_file(self, f"Save as {kind.upper()}", suggested, filter, save)

    def _save(self, write: Callable[[Path, Held], None], path: Path) -> None:
        if self.held is None:
            return
        try:
            write(path, self.held)
        except OSError as error:
            why = error.strerror or error
            self.session.failed.emit(f"{path.name} could not be written: {why}.")
        else:
            self.session.say(f"Saved {path.name}")

    def _write_pdf(self, path: Path, held: Held) -> None:
        from coachdesk.exchange import pdf  # noqa: PLC0415
        from coachdesk.exchange.held import as_document  # noqa: PLC0415

        pdf.save(path, as_document(held, self.session.now(), self.covered))

    def _write_json(self, path: Path, held: Held) -> None:
        from coachdesk.exchange.held import as_json  # noqa: PLC0415
        from coachdesk.exchange.whole import write_whole  # noqa: PLC0415

        write_whole(path, as_json(held, self.session.now(), self.covered).encode())

    def _go_back(self) -> None:
        self.go("leaving" if self.rep_id else "team", self.rep_id)
