// SPDX-License-Identifier: Apache-2.0
#include "conformance/report/html_text.hpp"

#include "conformance/report/embedded.hpp"
#include "conformance/report/junit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace madoguchi::conformance::report {

std::string html_text(std::string_view text) {
  std::string escaped;
  for (const char c : xml_text(text)) {
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      case '\'':
        escaped += "&#39;";
        break;
      default:
        escaped += c;
    }
  }
  return escaped;
}

std::string both(std::string_view en, std::string_view ja) {
  return fmt::format(
      "<span class=\"en\" lang=\"en\">{}</span><span class=\"ja\" lang=\"ja\">{}</span>",
      html_text(en), html_text(ja));
}

std::string both(const scenario::Title& title) {
  const std::string& en = title.en.empty() ? title.ja : title.en;
  return both(en, title.ja.empty() ? en : title.ja);
}

std::string outcome_label(Outcome outcome) {
  const core::Text text = core::label_of(outcome);
  return both(text.en, text.ja);
}

std::string outcome_name(Outcome outcome) { return std::string(core::name_of(outcome)); }

std::string outcome_shape(Outcome outcome) { return std::string(shape_of(outcome)); }

std::string element_id(std::string_view id) {
  std::string result;
  for (const char c : id) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '_';
    result += plain ? std::string(1, c) : fmt::format(".{:02x}", static_cast<unsigned char>(c));
  }
  return result;
}

std::string fill(std::string_view text, std::initializer_list<Field> fields) {
  std::string result;
  while (true) {
    const std::size_t open = text.find("{{");
    const std::size_t close = open == text.npos ? open : text.find("}}", open);
    if (close == text.npos) return result.append(text);
    result.append(text.substr(0, open));
    const std::string_view key = text.substr(open + 2, close - open - 2);
    const auto field = std::find_if(fields.begin(), fields.end(),
                                    [key](const Field& f) { return f.first == key; });
    if (field != fields.end()) result.append(field->second);
    text.remove_prefix(close + 2);
  }
}

std::string_view fragment(std::string_view name) {
  const std::string_view all = embedded_file("scenario.html");
  const std::string head = fmt::format("<!-- fragment: {} -->\n", name);
  const std::size_t begin = all.find(head);
  if (begin == all.npos) throw std::logic_error("no report fragment: " + std::string(name));
  const std::string_view rest = all.substr(begin + head.size());
  return rest.substr(0, rest.find("<!-- fragment: "));
}

}  // namespace madoguchi::conformance::report
