// SPDX-License-Identifier: Apache-2.0
#include "scenario/card_timing.hpp"

#include "scenario/read_value.hpp"
#include "scenario/scenario_error.hpp"
#include "scenario/yaml_reader.hpp"

#include <algorithm>
#include <array>

namespace madoguchi::scenario {
namespace {

using transmission::CardSpeed;
using transmission::ContactlessTiming;
using transmission::ContactTiming;
using transmission::Line;
using transmission::LineTiming;

/// A figure of the line: where it is kept for each kind of line (none: it has no such figure).
struct Figure {
  std::string_view key;
  long least;
  long most;
  std::string_view note;
  int ContactlessTiming::*contactless;
  int ContactTiming::*contact;
};

using Less = ContactlessTiming;
using With = ContactTiming;

constexpr auto figures = std::to_array<Figure>({
    {"bit_rate", 106, 921600,
     "contactless 106, 212, 424 or 848 kbit/s, default 106; contact in bit/s, default 9600",
     &Less::bit_rate, &With::bit_rate},
    {"card_frame", 16, 256,
     "bytes that the card takes at once: FSC, default 256; contact IFSC, default 254",
     &Less::card_frame, &With::card_block},
    {"reader_frame", 16, 256,
     "bytes that the reader takes at once: FSD, default 256; contact IFSD, default 254",
     &Less::reader_frame, &With::reader_block},
    {"guard_bits", 0, 6, "contactless: between characters, EGT, default 0", &Less::guard_bits,
     nullptr},
    {"sof_bits", 12, 14, "contactless: start of frame, default 12", &Less::sof_bits, nullptr},
    {"eof_bits", 10, 11, "contactless: end of frame, default 10", &Less::eof_bits, nullptr},
    {"card_delay", 1024, 65536,
     "contactless: TR0 + TR1 in periods of the carrier, default 2304 (170 us)", &Less::card_delay,
     nullptr},
    {"reader_delay", 0, 65536, "contactless: TR2, default 1792 (132 us)", &Less::reader_delay,
     nullptr},
    {"character_bits", 11, 266, "contact: etu from one character to the next, default 11", nullptr,
     &With::character_bits},
    {"block_guard", 22, 266, "contact: BGT in etu, default 22", nullptr, &With::block_guard},
    {"waiting_integer", 0, 14, "FWI, default 10; contact BWI 0 to 9, default 4",
     &Less::waiting_integer, &With::waiting_integer},
    {"waiting_multiplier", 1, 59, "WTXM that the card asks for, default 1",
     &Less::waiting_multiplier, &With::waiting_multiplier},
});

/// What the card takes.
struct Speed {
  std::string_view key;
  std::string_view note;
  std::chrono::microseconds CardSpeed::*value;
};

constexpr auto speeds = std::to_array<Speed>({
    {"command_us", "any command, default 2000 (assumption)", &CardSpeed::command},
    {"private_key_us", "an operation with a private key, default 250000 (assumption)",
     &CardSpeed::private_key},
    {"public_key_us", "an operation with a public key, default 15000 (assumption)",
     &CardSpeed::public_key},
    {"write_us", "a write to non-volatile memory, default 5000 (assumption)", &CardSpeed::write},
});

Shape make_shape() {
  std::vector<Field> fields;
  fields.push_back({"line", shapes::choice_of<Line>(), Need::optional, "default contactless"});
  for (const Figure& row : figures) {
    fields.push_back({std::string(row.key), shapes::integer(row.least, row.most), Need::optional,
                      std::string(row.note)});
  }
  for (const Speed& row : speeds) {
    fields.push_back({std::string(row.key), shapes::integer(0, 10000000), Need::optional,
                      std::string(row.note)});
  }
  std::vector<std::string_view> words = core::all_names<Line>();
  words.push_back("none");
  return shapes::either({shapes::choice(std::move(words)), shapes::mapping(std::move(fields))});
}

bool is_contactless_rate(long rate) {
  return rate == 106 || rate == 212 || rate == 424 || rate == 848;
}

class TimingReader {
 public:
  TimingReader(const DocumentNode& node, const std::string& path, Problems& problems)
      : node_(node), path_(path), problems_(problems) {}

  LineTiming read() {
    if (const DocumentNode* line = node_.find("line")) timing_.line = enum_from<Line>(*line);
    for (const Figure& row : figures) {
      if (const DocumentNode* value = node_.find(row.key)) set(row, *value);
    }
    for (const Speed& row : speeds) {
      if (const DocumentNode* value = node_.find(row.key)) {
        timing_.card.*row.value = std::chrono::microseconds(integer_of(value->text).value_or(0));
      }
    }
    return timing_;
  }

 private:
  bool contact() const { return timing_.line == Line::contact; }

  void set(const Figure& row, const DocumentNode& value) {
    const long number = integer_of(value.text).value_or(row.least);
    if (contact() ? row.contact == nullptr : row.contactless == nullptr) {
      refuse(row, value,
             "a line " + std::string(core::label_of(timing_.line).en) + " has no such figure");
    } else if (row.key == "bit_rate" && !contact() && !is_contactless_rate(number)) {
      refuse(row, value, "expected one of 106, 212, 424, 848 (kbit/s)");
    } else if (row.key == "bit_rate" && contact() && number < 9600) {
      refuse(row, value, "expected 9600 and more (bit/s)");
    } else if (contact() && number > most_with_contacts(row)) {
      refuse(row, value, "expected at most " + std::to_string(most_with_contacts(row)));
    } else if (contact()) {
      timing_.contact.*row.contact = static_cast<int>(number);
    } else {
      timing_.contactless.*row.contactless = static_cast<int>(number);
    }
  }

  static long most_with_contacts(const Figure& row) {
    if (row.key == "card_frame" || row.key == "reader_frame") return 254;
    return row.key == "waiting_integer" ? 9 : row.most;
  }

  void refuse(const Figure& row, const DocumentNode& value, std::string message) {
    problems_.add(value.place, below(path_, row.key), std::move(message));
  }

  const DocumentNode& node_;
  const std::string& path_;
  Problems& problems_;
  LineTiming timing_;
};

}  // namespace

const Shape& card_timing_shape() {
  static const Shape shape = make_shape();
  return shape;
}

std::optional<LineTiming> read_card_timing(const DocumentNode& node, const std::string& path,
                                           Problems& problems) {
  if (is_word(node, "none")) return std::nullopt;
  if (node.is_scalar()) return LineTiming{.line = enum_from<Line>(node)};
  return TimingReader(node, path, problems).read();
}

std::optional<LineTiming> parse_card_timing(std::string_view yaml, const std::string& name) {
  Problems problems;
  std::optional<LineTiming> timing;
  const auto root = read_yaml(yaml, name, problems);
  if (root && check_shape(*root, card_timing_shape(), "", problems)) {
    timing = read_card_timing(*root, "", problems);
  }
  if (!problems.empty()) throw ScenarioError(problems.take());
  return timing;
}

}  // namespace madoguchi::scenario
