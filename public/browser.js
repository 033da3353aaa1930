/*
 * start.5: a browser that can't run the screens says so instead of staying dark. No module and no syntax younger than 2009,
 * for the browser that reads this may be of any age; from a file, for the content security policy shuts out what is inline.
 */
(function () {
  "use strict";

  var told = false;

  function tell() {
    if (told) return;
    if (!document.body) {
      document.addEventListener("DOMContentLoaded", tell);
      return;
    }
    told = true;
    var plate = document.createElement("div");
    plate.id = "browser-too-old";
    plate.setAttribute("role", "alert");
    var style = plate.style;
    style.position = "fixed";
    style.top = style.right = style.bottom = style.left = "0";
    style.zIndex = "2147483647";
    style.padding = "8vh 8vw";
    style.background = "#111";
    style.color = "#fff";
    style.font = "28px/1.5 sans-serif";
    plate.appendChild(
      document.createTextNode(
        "Peramban ini terlalu tua untuk layar Sigap. Diperlukan Chrome atau Edge 110, Firefox 115, Safari 16, atau yang lebih baru. "
      )
    );
    var link = document.createElement("a");
    link.href = "/";
    link.style.color = "#fff";
    link.appendChild(document.createTextNode("Halaman publik dapat dibuka di peramban apa pun."));
    plate.appendChild(link);
    document.body.appendChild(plate);
  }

  /* Modules, what 2023 brought last to each of the three, and what the screens are styled by. */
  var runs =
    "noModule" in document.createElement("script") &&
    typeof Array.prototype.toSorted === "function" &&
    typeof Array.prototype.findLast === "function" &&
    typeof Object.hasOwn === "function" &&
    typeof structuredClone === "function" &&
    typeof CSS !== "undefined" &&
    CSS.supports("inset", "0") &&
    CSS.supports("aspect-ratio", "1");
  if (!runs) tell();

  /* What a module's own syntax asks for is known only when it is read. */
  window.addEventListener("error", function (event) {
    if (/SyntaxError/.test(event.message || "")) tell();
  });
})();
