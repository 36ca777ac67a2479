// SPDX-License-Identifier: Apache-2.0
#include "conformance/report/declaration_page.hpp"

#include "conformance/report/html_text.hpp"

#include <fmt/format.h>

namespace madoguchi::conformance::report {
namespace {

constexpr std::string_view style = R"(
@page { size: A4; margin: 18mm }
body { font: 11pt/1.5 "IPAGothic", "Noto Sans CJK JP", "Hiragino Sans", sans-serif; color: #000;
       background: #fff; max-width: 170mm; margin: 0 auto; padding: 4mm }
h1 { font-size: 20pt; margin: 0 }
h2 { font-size: 11pt; margin: 5mm 0 1mm }
small { display: block; font-size: 8pt; color: #444; line-height: 1.3 }
table { border-collapse: collapse; width: 100% }
th, td { border: 0.3mm solid #000; padding: 1.5mm 3mm; text-align: left; vertical-align: middle }
th { width: 45mm; font-weight: normal }
td { height: 9mm; overflow-wrap: anywhere }
.choice { margin-right: 5mm; white-space: nowrap }
)";

std::string two(core::Text text) {
  return fmt::format("{}<small lang=\"en\">{}</small>", html_text(text.ja), html_text(text.en));
}

std::string value_of(const checkin::FormField& field) {
  std::string value = html_text(field.value);
  for (const checkin::FormChoice& choice : field.choices) {
    value += fmt::format("<span class=\"choice\">{} {}</span>", choice.chosen ? "☑" : "☐",
                         html_text(choice.label.ja));
  }
  return value;
}

std::string table_of(const checkin::FormSection& section) {
  std::string rows;
  for (const checkin::FormField& field : section.fields) {
    rows += fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td></tr>\n", two(field.label),
                        value_of(field));
  }
  return fmt::format("<h2>{}</h2>\n<table>\n{}</table>\n", html_text(section.heading.ja), rows);
}

}  // namespace

std::string declaration_page(const checkin::Declaration& declaration) {
  std::string sections;
  for (const checkin::FormSection& section : checkin::form_of(declaration)) {
    sections += table_of(section);
  }
  return fmt::format(
      "<!doctype html>\n<html lang=\"ja\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width\">\n<title>{}</title>\n"
      "<style>{}</style>\n</head>\n<body>\n<h1>{}</h1>\n<p>{}</p>\n{}<p>{}</p>\n</body>\n</html>\n",
      html_text(checkin::form_title().ja), style, two(checkin::form_title()),
      two(checkin::form_lead()), sections, two(checkin::form_note()));
}

}  // namespace madoguchi::conformance::report
