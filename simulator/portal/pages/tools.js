// SPDX-License-Identifier: EUPL-1.2
"use strict";

const on = (id, act) => document.getElementById(id).addEventListener("click", act);

on("print", () => window.print());
on("window", (event) => window.open(event.target.dataset.address, "dossier", "width=640,height=420"));
on("ask", (event) => {
  document.getElementById("answer").textContent = confirm(event.target.dataset.question) ? "✓" : "✗";
});
