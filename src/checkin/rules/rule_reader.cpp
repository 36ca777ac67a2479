// SPDX-License-Identifier: Apache-2.0
#include "checkin/rules/rule_reader.hpp"

#include "checkin/rules/condition_reader.hpp"

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <set>

namespace madoguchi::checkin::rules {
namespace {

using Keys = std::vector<std::string_view>;

/// Keys that say where a row of any section comes from and when it applies.
Keys head_keys(std::initializer_list<std::string_view> more) {
  Keys keys{"certainty", "source", "text", "assumption", "from", "until", "when"};
  keys.insert(keys.end(), more);
  return keys;
}

/// Capital letters, a dash, digits: "F-21".
bool is_rule_id(std::string_view text) {
  const auto dash = text.find('-');
  if (dash == 0 || dash == std::string_view::npos || dash + 1 == text.size() || text.size() > 32) {
    return false;
  }
  const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  return std::ranges::all_of(text.substr(0, dash), capital) &&
         std::ranges::all_of(text.substr(dash + 1), digit);
}

bool is_digits(std::string_view text, std::size_t most) {
  return text.size() <= most &&
         std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool same_rule(const RuleHead& a, const RuleHead& b) { return a.id == b.id; }
/// One id may speak of several ways.
bool same_rule(const Rule& a, const Rule& b) {
  return a.id == b.id && a.way == b.way && a.effect == b.effect;
}

class RuleReader {
 public:
  RuleReader(RuleYaml& yaml, RuleTable& table) : yaml_(yaml), table_(table) {}

  void read(const YAML::Node& root) {
    constexpr std::array<std::string_view, 9> keys{"settings", "conditions", "withdraw",
                                                   "ways",     "counter",    "shares",
                                                   "claims",   "errors",     "notices"};
    if (!yaml_.mapping(root, "", keys)) return;
    if (root["settings"]) settings(root["settings"]);
    if (root["conditions"]) conditions(root["conditions"]);
    if (root["withdraw"]) withdraw(root["withdraw"]);
    added(root, "ways", table_.ways, head_keys({"id", "way", "effect"}),
          [this](auto&&... of) { way_rule(of...); });
    added(root, "counter", table_.counter, head_keys({"id"}), [](auto&&...) {});
    added(root, "shares", table_.shares, head_keys({"id", "share"}),
          [this](auto&&... of) { share_rule(of...); });
    added(root, "claims", table_.claims,
          head_keys({"id", "identifiers", "insurer", "number", "remark", "declaration_in_remarks"}),
          [this](auto&&... of) { claim_rule(of...); });
    added(root, "errors", table_.errors, head_keys({"number"}),
          [this](auto&&... of) { error_rule(of...); });
    added(root, "notices", table_.notices, head_keys({"id"}), [](auto&&...) {});
  }

 private:
  void settings(const YAML::Node& node) {
    constexpr std::array<std::string_view, 1> keys{"certificate_grace"};
    if (!yaml_.mapping(node, "settings", keys) || !node["certificate_grace"]) return;
    const YAML::Node grace = node["certificate_grace"];
    const std::string path = "settings.certificate_grace";
    constexpr std::array<std::string_view, 3> inner{"months", "counted_from", "warning_months"};
    if (!yaml_.mapping(grace, path, inner)) return;
    if (grace["months"]) table_.grace.months = yaml_.whole(grace["months"], path, 0, 24);
    if (grace["warning_months"]) {
      table_.grace.warning_months = yaml_.whole(grace["warning_months"], path, 0, 24);
    }
    if (grace["counted_from"]) {
      table_.grace.from = yaml_.value(grace, "counted_from", path, GraceFrom::month_end);
    }
  }

  void conditions(const YAML::Node& node) {
    if (!yaml_.mapping(node, "conditions", {})) return;
    for (const auto& entry : node) {
      const std::string name = entry.first.Scalar();
      const std::string path = below("conditions", name);
      if (table_.conditions.contains(name)) {
        yaml_.note(entry.first, path, "has a meaning already; choose another name");
        continue;
      }
      table_.conditions[name] =
          std::make_shared<const Condition>(read_condition(entry.second, path, table_, yaml_));
    }
  }

  void withdraw(const YAML::Node& node) {
    if (!yaml_.sequence(node, "withdraw")) return;
    for (std::size_t i = 0; i < node.size(); ++i) {
      const std::string path = below("withdraw", std::to_string(i));
      const auto known = ids();
      if (yaml_.name(node[i], path, "rule", Keys(known.begin(), known.end()))) {
        remove(node[i].Scalar());
      }
    }
  }

  std::vector<std::string> ids() const {
    std::set<std::string> all;
    const auto add = [&](const auto& rows) {
      for (const RuleHead& row : rows) all.insert(row.id);
    };
    add(table_.ways), add(table_.counter), add(table_.shares), add(table_.claims);
    add(table_.errors), add(table_.notices);
    return {all.begin(), all.end()};
  }

  void remove(const std::string& id) {
    const auto from = [&](auto& rows) {
      std::erase_if(rows, [&](const RuleHead& row) { return row.id == id; });
    };
    from(table_.ways), from(table_.counter), from(table_.shares), from(table_.claims);
    from(table_.errors), from(table_.notices);
  }

  /// Rows of one section; what the base has under the same ids goes. Rows of a file come before
  /// those of the base, because of shares, claims, errors and notices the first that applies
  /// counts.
  template <class Row, class Rest>
  void added(const YAML::Node& root, const char* section, std::vector<Row>& rows, const Keys& keys,
             Rest rest) {
    const YAML::Node list = root[section];
    if (!list || !yaml_.sequence(list, section)) return;
    std::vector<Row> fresh;
    for (std::size_t i = 0; i < list.size() && !yaml_.full(); ++i) {
      const std::string path = below(section, std::to_string(i));
      if (!yaml_.mapping(list[i], path, keys)) continue;
      Row row;
      identity(list[i], path, row);
      head(list[i], path, row);
      rest(list[i], path, row);
      check_unique(list[i], path, row, fresh);
      fresh.push_back(std::move(row));
    }
    for (const Row& row : fresh) {
      std::erase_if(rows, [&](const Row& old) { return same_rule(old, row); });
    }
    rows.insert(rows.begin(), std::make_move_iterator(fresh.begin()),
                std::make_move_iterator(fresh.end()));
  }

  void identity(const YAML::Node& node, const std::string& path, RuleHead& head) {
    head.id = yaml_.text(node, "id", path, true);
    if (!head.id.empty() && !is_rule_id(head.id)) {
      yaml_.note(node["id"], below(path, "id"), "expected an id such as F-21");
    }
  }

  void identity(const YAML::Node& node, const std::string& path, ErrorRule& rule) {
    rule.number = yaml_.text(node, "number", path, true);
    if (!is_digits(rule.number, 8)) {
      yaml_.note(node["number"], below(path, "number"), "expected a number such as \"003\"");
    }
    rule.id = "E-" + rule.number;
  }

  void check_unique(const YAML::Node&, const std::string&, const RuleHead&,
                    const std::vector<auto>&) {}

  /// A number may stand in several rows, if no situation meets two of them.
  void check_unique(const YAML::Node& node, const std::string& path, const ErrorRule& rule,
                    const std::vector<ErrorRule>& before) {
    for (const ErrorRule& other : before) {
      if (other.number != rule.number || !other.days.overlaps(rule.days)) continue;
      if (!may_hold_together(other.when, rule.when)) continue;
      yaml_.note(
          node["number"], below(path, "number"),
          fmt::format("\"{}\" stands in line {} for the same situation", rule.number, other.line));
      return;
    }
  }

  void head(const YAML::Node& node, const std::string& path, RuleHead& head) {
    head.certainty = yaml_.value(node, "certainty", path, Certainty::assumption);
    head.source = yaml_.text(node, "source", path, true);
    head.text = yaml_.both(node, "text", path, true);
    head.assumption = yaml_.both(node, "assumption", path, false);
    head.days = yaml_.period(node, path);
    const YAML::Node when = node["when"];
    if (when) head.when = read_condition(when, below(path, "when"), table_, yaml_);
    head.file = yaml_.file();
    head.line = node.Mark().line + 1;
  }

  void way_rule(const YAML::Node& node, const std::string& path, Rule& rule) {
    rule.way = yaml_.value(node, "way", path, Way::face);
    rule.effect = yaml_.value(node, "effect", path, RuleEffect::withholds);
  }

  void share_rule(const YAML::Node& node, const std::string& path, ShareRule& rule) {
    const YAML::Node share = node["share"];
    const std::string here = below(path, "share");
    if (!share) return yaml_.note(node, here, "missing");
    if (share.IsScalar()) {
      rule.as_told = share.Scalar() == "told";
      if (!rule.as_told) rule.least = rule.most = yaml_.whole(share, here, 0, 100);
      return;
    }
    constexpr std::array<std::string_view, 2> keys{"least", "most"};
    if (!yaml_.mapping(share, here, keys)) return;
    if (!share["least"] || !share["most"]) return yaml_.note(share, here, "least and most");
    rule.least = yaml_.whole(share["least"], here, 0, 100);
    rule.most = yaml_.whole(share["most"], here, rule.least, 100);
  }

  void error_rule(const YAML::Node& node, const std::string& path, const ErrorRule& rule) {
    // Without a cause every refusal would get the number.
    const Fact& cause = *find_fact("cause");
    if (rule.when.possible(cause) == ~std::uint64_t{0}) {
      yaml_.note(node, below(path, "when"), "missing, or names no cause");
    }
  }

  void claim_rule(const YAML::Node& node, const std::string& path, ClaimRule& rule) {
    constexpr std::array<std::string_view, 6> kinds{"current",  "former",  "unknown",
                                                    "disaster", "not_yet", "no_claim"};
    const YAML::Node identifiers = node["identifiers"];
    if (!identifiers) return yaml_.note(node, below(path, "identifiers"), "missing");
    if (yaml_.name(identifiers, below(path, "identifiers"), "identifiers", kinds)) {
      rule.identifiers = identifiers.Scalar();
    }
    rule.insurer_number = digits(node, "insurer", path, 8);
    rule.insured_number = digits(node, "number", path, 20);
    rule.remark = yaml_.text(node, "remark", path, false);
    rule.declaration_in_remarks = yaml_.flag(node, "declaration_in_remarks", path);
  }

  std::string digits(const YAML::Node& node, const char* key, const std::string& path,
                     std::size_t most) {
    const std::string text = yaml_.text(node, key, path, false);
    if (is_digits(text, most)) return text;
    yaml_.note(node[key], below(path, key), "expected digits, at most " + std::to_string(most));
    return {};
  }

  RuleYaml& yaml_;
  RuleTable& table_;
};

}  // namespace

RuleFile read_rules(std::string_view text, const std::string& file, const RuleTable& base) {
  RuleYaml yaml(file);
  RuleFile result{base, {}};
  try {
    if (text.size() > rule_file_limit) {
      yaml.note(YAML::Mark::null_mark(), "", "larger than 1 MiB");
    } else {
      const std::vector<YAML::Node> documents = YAML::LoadAll(std::string(text));
      if (documents.size() != 1) {
        yaml.note(YAML::Mark::null_mark(), "", "expected one document");
      } else {
        RuleReader(yaml, result.table).read(documents.front());
      }
    }
  } catch (const YAML::Exception& error) {
    yaml.note(error.mark, "", "not YAML: " + error.msg);
  }
  result.errors = yaml.take();
  return result;
}

}  // namespace madoguchi::checkin::rules
