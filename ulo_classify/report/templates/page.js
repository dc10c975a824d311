// Sorting and filtering of the table of lines. Without this script the table is complete, in the list's order.
(() => {
  "use strict";
  const table = document.getElementById("lines-table");
  const body = table.tBodies[0];
  const rows = Array.from(body.querySelectorAll("tr[data-status]"));
  if (!rows.length) return;
  const announce = document.getElementById("announce");
  const statusFilter = document.getElementById("filter-status");
  const textFilter = document.getElementById("filter-text");
  const collator = new Intl.Collator("en", { sensitivity: "base", numeric: true });
  let sortedBy = "Line";
  let ascending = true;

  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const searched = new Map(rows.map((row) => [row, plain(row.cells[1].textContent)]));

  function tell() {
    const shown = rows.filter((row) => !row.hidden).length;
    const noun = rows.length === 1 ? "line" : "lines";
    announce.textContent = `Showing ${shown} of ${rows.length} ${noun}, sorted by ` +
      `${sortedBy.toLowerCase()}, ${ascending ? "ascending" : "descending"}.`;
  }

  function filter() {
    const status = statusFilter.value;
    const text = plain(textFilter.value.trim());
    for (const row of rows) {
      row.hidden = (status !== "" && row.dataset.status !== status) || !searched.get(row).includes(text);
    }
    tell();
  }

  function showAll() {
    statusFilter.value = "";
    textFilter.value = "";
    filter();
  }

  function sort(header, column) {
    const up = header.getAttribute("aria-sort") !== "ascending";
    for (const each of header.parentElement.cells) {
      each.removeAttribute("aria-sort");
      mark(each, "↕");
    }
    header.setAttribute("aria-sort", up ? "ascending" : "descending");
    mark(header, up ? "↑" : "↓");
    const value = (row) => row.cells[column].dataset.value;
    const compare = header.dataset.sort === "number"
      ? (a, b) => Number(value(a)) - Number(value(b))
      : (a, b) => collator.compare(value(a), value(b));
    rows.sort((a, b) => (up ? compare(a, b) : compare(b, a)));
    body.append(...rows);
    sortedBy = header.querySelector(".label").textContent;
    ascending = up;
    tell();
  }

  function mark(header, arrow) {
    const place = header.querySelector(".arrow");
    if (place) place.textContent = arrow;
  }

  Array.from(table.tHead.rows[0].cells).forEach((header, column) => {
    if (!header.dataset.sort) return;
    const button = document.createElement("button");
    button.type = "button";
    const label = document.createElement("span");
    label.className = "label";
    label.textContent = header.textContent;
    const arrow = document.createElement("span");
    arrow.className = "arrow";
    arrow.setAttribute("aria-hidden", "true");
    arrow.textContent = column === 0 ? "↑" : "↕";
    button.append(label, arrow);
    // Browsers do not repeat buttons at the top of each printed page, so that print has the words alone.
    const printed = document.createElement("span");
    printed.className = "printed";
    printed.textContent = label.textContent;
    header.replaceChildren(button, printed);
    if (column === 0) header.setAttribute("aria-sort", "ascending");
    button.addEventListener("click", () => sort(header, column));
  });
  document.getElementById("lines-caption").textContent = "Every line of the list";
  document.getElementById("controls").hidden = false;

  tell();

  let waiting;
  statusFilter.addEventListener("change", filter);
  textFilter.addEventListener("input", () => {
    // Wait for the end of a word, so that a screen reader is not interrupted at every letter.
    clearTimeout(waiting);
    waiting = setTimeout(filter, 250);
  });
  document.getElementById("filter-clear").addEventListener("click", showAll);
  // A link back to a line must not lead to a row that the filter hides.
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#line-"]');
    const row = link && document.getElementById(link.getAttribute("href").slice(1));
    if (row && row.hidden) showAll();
  });
})();
