// SPDX-License-Identifier: Apache-2.0
#include "scenario/card_faults.hpp"

#include "iso7816/names.hpp"
#include "scenario/read_value.hpp"
#include "scenario/scenario_error.hpp"
#include "scenario/yaml_reader.hpp"

#include <algorithm>
#include <cstdlib>

namespace madoguchi::scenario {
namespace {

using enum Need;
using ports::CardFaultTrigger;

constexpr long many = 1000000000;

// 0.05, 1, .5: enough for a probability.
bool is_chance(std::string_view text) {
  if (text.empty() || text.size() > 12 || text.find_first_not_of("0123456789.") != text.npos ||
      std::ranges::count(text, '.') > 1 || text == ".") {
    return false;
  }
  const double value = std::strtod(std::string(text).c_str(), nullptr);
  return value >= 0 && value <= 1;
}

bool is_file(std::string_view text) { return !text.empty() && text.size() <= 64; }

Shape at_shape() {
  return shapes::mapping(
      {{"command", shapes::integer(1, many), optional,
        "this command or a later one, counted from when the fault was set"},
       {"instruction", shapes::choice(iso7816::names_in(iso7816::instruction_names)), optional, ""},
       {"file",
        shapes::text("an application and a file of it, such as card_face/0002 or jpki", is_file,
                     "^[a-z_]+(/[0-9A-Fa-f]{4})?$"),
        optional, "the current one, or that which a short identifier names"},
       {"nth", shapes::integer(1, many), optional,
        "of the commands that meet the other conditions, or a later one; default 1"},
       {"chance", shapes::text("a number from 0 to 1", is_chance, "^(0?\\.[0-9]+|[01](\\.0*)?)$"),
        optional, "how probable it is at each such command; default 1"},
       {"seed", shapes::integer(0, many), optional, "of the chance; default 1"},
       {"after_ms", shapes::integer(0, 3600000), optional,
        "since the fault was set, on the counter's clock"}});
}

Shape do_shape() {
  std::vector<std::string_view> words;
  std::vector<Field> fields;
  for (const CardFaultKind& kind : card_fault_kinds()) {
    if (kind.argument != CardFaultKind::Argument::needed) words.push_back(kind.name);
    fields.push_back({std::string(kind.name), kind.shape(), one_of, std::string(kind.meaning.en)});
  }
  return shapes::either({shapes::choice(std::move(words)), shapes::mapping(std::move(fields))});
}

Shape make_fault_shape() {
  return shapes::mapping(
      {{"at", at_shape(), optional, "which command; default the next one"},
       {"do", do_shape(), required, "what happens"},
       {"card", shapes::choice({"processed", "ignored"}), optional,
        "whether the card carries the command out all the same"},
       {"times", shapes::either({shapes::integer(1, many), shapes::choice({"always"})}), optional,
        "default 1"}});
}

class FaultReader {
 public:
  FaultReader(const DocumentNode& node, std::string path, Problems& problems)
      : node_(node), path_(std::move(path)), problems_(problems) {}

  ports::CardFault read() {
    const DocumentNode& what = *node_.find("do");
    const DocumentNode::Entry* entry = what.is_mapping() ? &what.entries.front() : nullptr;
    const std::string& name = entry != nullptr ? entry->key : what.text;
    const auto kind = std::ranges::find(card_fault_kinds(), name, &CardFaultKind::name);
    if (kind == card_fault_kinds().end()) return {};
    ports::CardFault fault;
    fault.effect = kind->make(entry == nullptr ? nullptr : &entry->value);
    fault.processed = kind->processed;
    if (const DocumentNode* card = node_.find("card")) read_card(*card, *kind, fault);
    if (const DocumentNode* times = node_.find("times")) {
      fault.times = static_cast<int>(integer_of(times->text).value_or(0));
    }
    if (const DocumentNode* at = node_.find("at")) read_trigger(*at, fault.at);
    fault.label = one_line(node_);
    return fault;
  }

 private:
  void read_card(const DocumentNode& card, const CardFaultKind& kind, ports::CardFault& fault) {
    fault.processed = card.text == "processed";
    if (!fault.processed && kind.alters_answer) {
      problems_.add(card.place, below(path_, "card"),
                    std::string(kind.name) + " alters an answer, so the card must give one");
    }
  }

  void read_trigger(const DocumentNode& at, CardFaultTrigger& trigger) {
    const auto number = [&](std::string_view key, std::uint64_t otherwise) {
      const DocumentNode* value = at.find(key);
      return value == nullptr ? otherwise
                              : static_cast<std::uint64_t>(integer_of(value->text).value_or(1));
    };
    trigger.command = number("command", 1);
    trigger.nth = number("nth", 1);
    trigger.seed = number("seed", 1);
    trigger.after = std::chrono::milliseconds(number("after_ms", 0));
    if (const DocumentNode* name = at.find("instruction")) {
      trigger.instruction = iso7816::instruction_named(name->text);
    }
    if (const DocumentNode* chance = at.find("chance")) {
      trigger.chance = std::strtod(chance->text.c_str(), nullptr);
    }
    if (const DocumentNode* file = at.find("file")) read_file(*file, trigger);
  }

  void read_file(const DocumentNode& node, CardFaultTrigger& trigger) {
    const std::size_t slash = node.text.find('/');
    const std::string application = node.text.substr(0, slash);
    trigger.application = iso7816::application_named(application);
    if (!trigger.application) {
      problems_.add(node.place, below(path_, "at.file"),
                    unknown_name("application", application,
                                 iso7816::names_in(iso7816::my_number::application_names)));
    }
    if (slash == std::string::npos) return;
    const std::string digits = node.text.substr(slash + 1);
    if (digits.size() != 4 ||
        digits.find_first_not_of("0123456789ABCDEFabcdef") != std::string::npos) {
      problems_.add(node.place, below(path_, "at.file"),
                    "expected four hexadecimal digits after the slash, found \"" + digits + "\"");
      return;
    }
    trigger.file =
        iso7816::FileIdentifier{static_cast<std::uint16_t>(std::stoul(digits, nullptr, 16))};
  }

  const DocumentNode& node_;
  std::string path_;
  Problems& problems_;
};

}  // namespace

const Shape& card_fault_shape() {
  static const Shape shape = make_fault_shape();
  return shape;
}

ports::CardFault read_card_fault(const DocumentNode& node, const std::string& path,
                                 Problems& problems) {
  return FaultReader(node, path, problems).read();
}

std::vector<ports::CardFault> parse_card_faults(std::string_view yaml, const std::string& name) {
  Problems problems;
  std::vector<ports::CardFault> faults;
  const auto root = read_yaml(yaml, name, problems);
  const auto read = [&](const DocumentNode& node, const std::string& path) {
    if (check_shape(node, card_fault_shape(), path, problems)) {
      faults.push_back(read_card_fault(node, path, problems));
    }
  };
  if (root && root->is_sequence()) {
    for (std::size_t i = 0; i < root->items.size() && !problems.full(); ++i) {
      read(root->items[i], std::to_string(i));
    }
  } else if (root) {
    read(*root, "");
  }
  if (!problems.empty()) throw ScenarioError(problems.take());
  return faults;
}

}  // namespace madoguchi::scenario
