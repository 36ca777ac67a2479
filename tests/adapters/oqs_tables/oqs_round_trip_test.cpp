// SPDX-License-Identifier: Apache-2.0
// Property: a message made at random by a layout is the same after it was written, encoded, decoded
// and read, whatever the order of its elements, and the layout finds no fault in it.
#include "adapters/iconv/shift_jis.hpp"
#include "adapters/oqs_tables/load_oqs_tables.hpp"
#include "core/seeded_random.hpp"
#include "eligibility/oqs_message.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <iterator>

namespace madoguchi::adapters::oqs_tables {
namespace {

using namespace eligibility;

const OqsTables tables = load_oqs_tables(std::filesystem::path(MADOGUCHI_SOURCE_DIR) / "data/oqs");
const iconv::ShiftJis shift_jis;

// Characters that are awkward in XML, in either encoding, or in fields of fixed width.
constexpr std::array<const char*, 14> letters{"0",  "A", " ", "<",  "&", "\"", "　",
                                              "表", "ﾐ", "●", "髙", "①", "]",  "ﾞ"};

class Maker {
 public:
  explicit Maker(std::uint64_t seed) : random_(seed) {}

  OqsMessage message(const OqsLayout& layout) {
    return {group("MessageHeader", layout.header), group("MessageBody", layout.body)};
  }

 private:
  std::size_t below(std::size_t limit) { return random_.next() % limit; }

  std::string digits(std::size_t count) {
    std::string text;
    while (text.size() < count) text += static_cast<char>('0' + below(10));
    return text;
  }

  std::string text(const OqsRule& rule) {
    const std::size_t most = rule.most == 0 ? 12 : rule.most;
    const std::size_t count = rule.size != 0 ? rule.size : 1 + below(most);
    std::string text;
    bool blank = true;  // an element of blanks alone reads as none
    for (std::size_t i = 0; i < count; ++i) {
      const char* letter = letters[below(letters.size())];
      if (i + 1 == count && blank) letter = "0";
      blank = blank && *letter == ' ';
      text += letter;
    }
    return text;
  }

  std::string value(const OqsRule& rule) {
    switch (rule.form) {
      case OqsForm::date:
        return "2024022" + digits(1);
      case OqsForm::month:
        return "20240" + std::to_string(1 + below(9));
      case OqsForm::time:
        return "2024021" + digits(1) + "1" + digits(1) + "0" + digits(1) + "0" + digits(1);
      case OqsForm::digits:
        return digits(rule.size != 0 ? rule.size : 1 + below(5));
      case OqsForm::padded:
        return "  0" + digits(5);
      case OqsForm::code: {
        const auto& codes = tables.codes.at(rule.codes);
        return std::next(codes.begin(), static_cast<std::ptrdiff_t>(below(codes.size())))->first;
      }
      case OqsForm::text:
      case OqsForm::group:
        break;
    }
    return text(rule);
  }

  OqsElement group(const std::string& name, const OqsRules& rules) {
    OqsElement element{name, {}, {}};
    for (const OqsRule& rule : rules) {
      std::size_t count = rule.required ? 1 : below(2);
      if (rule.many && count > 0) count += below(3);
      for (; count > 0; --count) {
        OqsElement child = rule.form == OqsForm::group ? group(rule.means, rule.children)
                                                       : OqsElement{rule.means, value(rule), {}};
        if (child.text.empty() && child.children.empty()) continue;
        element.children.push_back(std::move(child));
      }
    }
    return element;
  }

  core::SeededRandom random_;
};

void expect_same(const OqsMessage& before, const std::string& xml, const OqsLayout& layout) {
  const auto read = read_oqs_message(xml);
  ASSERT_TRUE(std::holds_alternative<OqsMessage>(read)) << xml;
  const CheckedMessage after = check_oqs_message(std::get<OqsMessage>(read), layout, tables);
  for (const OqsFault& fault : after.faults) ADD_FAILURE() << fault.detail << "\n" << xml;
  EXPECT_EQ(after.message, before) << xml;
}

TEST(OqsRoundTrip, EveryLayoutInBothEncodings) {
  for (const auto& [name, layout] : tables.layouts) {
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
      SCOPED_TRACE(name + " seed " + std::to_string(seed));
      const OqsMessage made = Maker(seed).message(layout);
      OqsMessage arranged = arrange_oqs_message(made, layout);
      expect_same(made, write_oqs_message(arranged, OqsEncoding::utf_8), layout);
      // Order must not matter between elements of different names.
      std::stable_sort(arranged.body.children.begin(), arranged.body.children.end(),
                       [](const auto& a, const auto& b) { return a.name > b.name; });
      const std::string xml = write_oqs_message(arranged, OqsEncoding::shift_jis);
      EXPECT_EQ(std::get<OqsEncoding>(declared_encoding(xml)), OqsEncoding::shift_jis);
      const auto encoded = shift_jis.from_utf8(xml).value();
      EXPECT_EQ(encoded.replaced, 0U);
      expect_same(made, shift_jis.to_utf8(encoded.bytes).value(), layout);
    }
  }
}

}  // namespace
}  // namespace madoguchi::adapters::oqs_tables
