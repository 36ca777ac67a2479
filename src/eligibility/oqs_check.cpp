// SPDX-License-Identifier: Apache-2.0
// A message against its layout: names, presence, repetition and forms.
#include "core/civil_time.hpp"
#include "eligibility/oqs_document.hpp"
#include "eligibility/oqs_message.hpp"
#include "eligibility/oqs_time.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace madoguchi::eligibility {
namespace {

bool all_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Characters of well-formed UTF-8.
std::size_t length_of(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

bool is_padded(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  return first != std::string_view::npos && all_digits(text.substr(first));
}

bool is_month(std::string_view text) {
  return text.size() == 6 && core::parse_compact_date(std::string(text) + "01").has_value();
}

bool has_form(std::string_view text, const OqsRule& rule, const OqsTables& tables) {
  switch (rule.form) {
    case OqsForm::text:
    case OqsForm::group:
      return true;
    case OqsForm::digits:
      return all_digits(text);
    case OqsForm::padded:
      return is_padded(text);
    case OqsForm::date:
      return core::parse_compact_date(text).has_value();
    case OqsForm::month:
      return is_month(text);
    case OqsForm::time:
      return parse_oqs_time(text).has_value();
    case OqsForm::code:
      break;
  }
  const auto list = tables.codes.find(rule.codes);
  return list == tables.codes.end() || list->second.contains(std::string(text));
}

/// Empty if the text of an element is as the rule says; never quotes the text.
std::string mistake_in(std::string_view text, const OqsRule& rule, const OqsTables& tables) {
  if (has_control_characters(text)) return "has control characters";
  if (!has_form(text, rule, tables)) {
    const auto form = core::label_of(rule.form).en;
    return rule.form == OqsForm::code ? "has a code that " + rule.codes + " does not have"
                                      : fmt::format("is not of the form: {}", form);
  }
  const std::size_t length = length_of(text);
  if (rule.size != 0 && length != rule.size) {
    return fmt::format("is {} characters long instead of {}", length, rule.size);
  }
  if (rule.most != 0 && length > rule.most) {
    return fmt::format("is {} characters long, at most {}", length, rule.most);
  }
  return {};
}

class Check {
 public:
  Check(const OqsTables& tables, OqsCondition condition, std::vector<OqsFault>& faults)
      : tables_(tables), condition_(condition), faults_(faults) {}

  OqsElement element(const OqsElement& given, const OqsRules& rules, const std::string& place) {
    OqsElement known{given.name, {}, {}};
    for (const OqsRule& rule : rules) children(given, rule, place, known);
    return known;
  }

 private:
  void children(const OqsElement& given, const OqsRule& rule, const std::string& place,
                OqsElement& known) {
    const auto found = given.all(rule.element);
    const std::string path = place + "/" + rule.element;
    const bool there = std::any_of(found.begin(), found.end(), [](const OqsElement* each) {
      return !each->text.empty() || !each->children.empty();
    });
    if (rule.required && !there) fault(path, "is missing");
    if (!rule.many && found.size() > 1) fault(path, "occurs twice");
    for (const OqsElement* each : found) {
      if (rule.form == OqsForm::group) {
        known.add(element(*each, rule.children, path)).name = rule.means;
        continue;
      }
      if (!each->children.empty()) fault(path, "has child elements");
      if (each->text.empty()) continue;  // an empty element says as much as none
      const std::string mistake = mistake_in(each->text, rule, tables_);
      if (!mistake.empty()) fault(path, mistake);
      if (is_quotable(each->text, mistake)) known.put(rule.means, each->text);
    }
  }

  /// Results quote what was asked, right or wrong; but a header has to stay one, and control
  /// characters are not XML.
  bool is_quotable(std::string_view text, const std::string& mistake) const {
    return mistake.empty() ||
           (condition_ == OqsCondition::body_fault && !has_control_characters(text));
  }

  void fault(const std::string& path, const std::string& what) {
    faults_.push_back({condition_, path + " " + what});
  }

  const OqsTables& tables_;
  OqsCondition condition_;
  std::vector<OqsFault>& faults_;
};

OqsElement arrange(const OqsElement& known, const OqsRules& rules) {
  OqsElement arranged{known.name, known.text, {}};
  for (const OqsRule& rule : rules) {
    for (const OqsElement* each : known.all(rule.means)) {
      OqsElement child = rule.form == OqsForm::group ? arrange(*each, rule.children) : *each;
      child.name = rule.element;
      arranged.children.push_back(std::move(child));
    }
  }
  return arranged;
}

/// `from` and `to`: which of its names a rule is found by, and which one replaces it.
void rename(OqsElement& element, const OqsRules& rules, std::string OqsRule::*from,
            std::string OqsRule::*to) {
  for (OqsElement& child : element.children) {
    const auto rule = std::find_if(rules.begin(), rules.end(),
                                   [&](const OqsRule& each) { return each.*from == child.name; });
    if (rule == rules.end()) continue;
    child.name = (*rule).*to;
    rename(child, rule->children, from, to);
  }
}

OqsMessage renamed(OqsMessage message, const OqsLayout& layout, std::string OqsRule::*from,
                   std::string OqsRule::*to) {
  rename(message.header, layout.header, from, to);
  rename(message.body, layout.body, from, to);
  return message;
}

}  // namespace

OqsMessage meant_oqs_message(const OqsMessage& message, const OqsLayout& layout) {
  return renamed(message, layout, &OqsRule::element, &OqsRule::means);
}

OqsMessage named_oqs_message(const OqsMessage& message, const OqsLayout& layout) {
  return renamed(message, layout, &OqsRule::means, &OqsRule::element);
}

CheckedMessage check_oqs_message(const OqsMessage& message, const OqsLayout& layout,
                                 const OqsTables& tables) {
  CheckedMessage checked;
  Check header(tables, OqsCondition::header_fault, checked.faults);
  checked.message.header = header.element(message.header, layout.header, message.header.name);
  Check body(tables, OqsCondition::body_fault, checked.faults);
  checked.message.body = body.element(message.body, layout.body, message.body.name);
  return checked;
}

OqsMessage arrange_oqs_message(const OqsMessage& message, const OqsLayout& layout) {
  return {arrange(message.header, layout.header), arrange(message.body, layout.body)};
}

}  // namespace madoguchi::eligibility
