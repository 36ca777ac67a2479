// SPDX-License-Identifier: Apache-2.0
#include "apps/madoguchi/explain/condition_words.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace madoguchi::apps::explain {
namespace {

using checkin::rules::Condition;
using checkin::rules::RuleTable;
using core::Language;
using core::Text;

class Words {
 public:
  Words(const RuleTable& table, Language language) : table_(table), language_(language) {}

  std::string of(const Condition& condition) const { return joined(parts(condition), both()); }

 private:
  std::string_view in(Text text) const { return text.in(language_); }

  std::string_view both() const { return in({" and ", " かつ "}); }
  std::string_view either() const { return in({" or ", " または "}); }

  static std::string joined(const std::vector<std::string>& parts, std::string_view between) {
    return fmt::format("{}", fmt::join(parts, between));
  }

  std::vector<std::string> parts(const Condition& condition) const {
    std::vector<std::string> all;
    for (const Condition::Allowed& allowed : condition.allowed) all.push_back(fact(allowed));
    for (const auto& part : condition.all) all.push_back(named(*part));
    if (!condition.any.empty()) all.push_back(alternatives(condition.any));
    if (!condition.none.empty()) all.push_back(exclusions(condition.none));
    if (condition.days.from) all.push_back(from(*condition.days.from));
    if (condition.days.until) all.push_back(until(*condition.days.until));
    return all;
  }

  std::string fact(const Condition::Allowed& allowed) const {
    std::vector<std::string> values;
    for (std::size_t place = 0; place < allowed.fact->values.size(); ++place) {
      if ((allowed.values >> place & 1U) != 0) values.emplace_back(allowed.fact->values[place]);
    }
    return fmt::format("{}: {}", allowed.fact->name, joined(values, "|"));
  }

  /// By its name if it has one: the table shares the conditions that rules name. In brackets if it
  /// says several things.
  std::string named(const Condition& condition) const {
    for (const auto& [name, known] : table_.conditions) {
      if (known.get() == &condition) return name;
    }
    const auto all = parts(condition);
    return all.size() == 1 ? all.front() : "(" + joined(all, both()) + ")";
  }

  std::string exclusions(const std::vector<std::shared_ptr<const Condition>>& some) const {
    std::vector<std::string> words;
    for (const auto& part : some) words.push_back(named(*part));
    if (words.size() == 1) return std::string(in({"not ", "以外: "})) + words.front();
    return fmt::format("{} ({})", in({"none of", "いずれでもない:"}), joined(words, ", "));
  }

  std::string alternatives(const std::vector<std::shared_ptr<const Condition>>& some) const {
    std::vector<std::string> words;
    for (const auto& part : some) words.push_back(named(*part));
    return words.size() == 1 ? words.front() : "(" + joined(words, either()) + ")";
  }

  std::string from(core::CivilDate day) const {
    return language_ == Language::japanese ? core::to_iso(day) + "から"
                                           : "from " + core::to_iso(day);
  }
  std::string until(core::CivilDate day) const {
    return language_ == Language::japanese ? core::to_iso(day) + "まで"
                                           : "until " + core::to_iso(day);
  }

  const RuleTable& table_;
  Language language_;
};

}  // namespace

std::string words_of(const Condition& condition, const RuleTable& table, Language language) {
  return Words(table, language).of(condition);
}

}  // namespace madoguchi::apps::explain
