// Comfort only: the page reads the same without it.
(function () {
  "use strict";
  document.documentElement.classList.add("scripted");
  var scenarios = Array.prototype.slice.call(document.querySelectorAll("details.scenario"));
  function each(change) { scenarios.forEach(change); }
  document.getElementById("open-all").onclick = function () { each(function (s) { s.open = true; }); };
  document.getElementById("close-all").onclick = function () { each(function (s) { s.open = false; }); };
  document.getElementById("search").oninput = function () {
    var words = this.value.toLowerCase().split(/\s+/);
    each(function (s) {
      var text = s.getAttribute("data-search").toLowerCase();
      s.classList.toggle("hidden", !words.every(function (w) { return text.indexOf(w) >= 0; }));
    });
  };
  function openTarget() {
    var target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.tagName === "DETAILS") { target.open = true; target.scrollIntoView(); }
  }
  window.addEventListener("hashchange", openTarget);
  openTarget();
  // Paper cannot be unfolded.
  window.addEventListener("beforeprint", function () { each(function (s) { s.open = true; }); });
  ["en", "ja"].forEach(function (language) {
    document.getElementById("lang-" + language).addEventListener("change", function () {
      document.documentElement.lang = language;
    });
  });
})();
