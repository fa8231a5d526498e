"use strict";
// The page can be read without this: it sorts tables by a click on a column's title, and opens what a link leads to.
(function () {
  function value(row, column) {
    const cell = row.cells[column];
    const number = cell.dataset.value;
    return number === undefined ? cell.textContent : number === "" ? null : Number(number);
  }

  function compare(one, other) {
    if (one === null || other === null) return one === other ? 0 : one === null ? 1 : -1;
    return typeof one === "number" && typeof other === "number" ? one - other : String(one).localeCompare(String(other), "en", { numeric: true });
  }

  for (const table of document.querySelectorAll("table.sortable")) {
    const body = table.tBodies[0];
    const before = Array.from(body.rows);
    const heads = Array.from(table.tHead.rows[0].cells);
    heads.forEach(function (head, column) {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", function () {
        const now = head.getAttribute("aria-sort");
        heads.forEach(function (other) { other.removeAttribute("aria-sort"); });
        table.classList.toggle("sorted", now !== "descending");
        if (now === "descending") {
          body.append(...before);
          return;
        }
        const sign = now === "ascending" ? -1 : 1;
        head.setAttribute("aria-sort", sign > 0 ? "ascending" : "descending");
        body.append(...before.slice().sort(function (one, other) {
          const a = value(one, column), b = value(other, column);
          return a === null || b === null ? compare(a, b) : sign * compare(a, b);
        }));
      });
    });
  }

  function open() {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.tagName === "DETAILS") {
      target.open = true;
      target.scrollIntoView();
    }
  }
  window.addEventListener("hashchange", open);
  open();
})();
