// SPDX-License-Identifier: Apache-2.0
// Expectations of the data of an answer: data, data_starts_with, data_ends_with, length, text,
// same_as, differs_from, filled_with; and of the answer to reset: atr.
#include "core/hex.hpp"
#include "iso7816/ber_tlv.hpp"
#include "scenario/card_shapes.hpp"
#include "scenario/expectations/card_answer.hpp"
#include "scenario/expectations/kinds.hpp"
#include "scenario/read_value.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace madoguchi::scenario::expectations {

std::string shown_bytes(core::ByteView bytes) {
  constexpr std::size_t harmless = 4;
  constexpr std::size_t tag_size = 2;
  if (bytes.size() <= harmless) {
    return fmt::format("{} bytes {}", bytes.size(), core::to_hex(bytes));
  }
  return fmt::format("{} bytes {}..", bytes.size(), core::to_hex(bytes.first(tag_size)));
}

namespace {

using iso7816::ResponseApdu;

enum class Where { whole, beginning, end };

bool has_bytes(core::ByteView data, core::ByteView wanted, Where where) {
  if (data.size() < wanted.size()) return false;
  if (where == Where::whole && data.size() != wanted.size()) return false;
  const core::ByteView part =
      where == Where::end ? data.last(wanted.size()) : data.first(wanted.size());
  return std::ranges::equal(part, wanted);
}

class HasBytes final : public OfAnswer {
 public:
  HasBytes(core::Bytes wanted, Where where) : wanted_(std::move(wanted)), where_(where) {}
  std::string expected() const override { return core::to_hex(wanted_); }

 protected:
  core::Result<Finding> check_answer(const ResponseApdu& answer,
                                     const CardSession&) const override {
    return Finding{has_bytes(answer.data, wanted_, where_), shown_bytes(answer.data)};
  }

 private:
  core::Bytes wanted_;
  Where where_;
};

template <Where where>
std::unique_ptr<Expectation> make_bytes(const DocumentNode& value, ReadContext&) {
  return std::make_unique<HasBytes>(bytes_of(value), where);
}

class HasLength final : public OfAnswer {
 public:
  HasLength(long at_least, long at_most) : at_least_(at_least), at_most_(at_most) {}
  std::string expected() const override {
    return at_least_ == at_most_ ? std::to_string(at_least_)
                                 : fmt::format("{} to {}", at_least_, at_most_);
  }

 protected:
  core::Result<Finding> check_answer(const ResponseApdu& answer,
                                     const CardSession&) const override {
    const auto size = static_cast<long>(answer.data.size());
    return Finding{size >= at_least_ && size <= at_most_, std::to_string(size)};
  }

 private:
  long at_least_;
  long at_most_;
};

constexpr long longest_answer = 65536;

Shape length_shape() {
  const Shape number = shapes::integer(0, longest_answer);
  return shapes::either(
      {number, shapes::mapping({{"at_least", number, Need::optional, "default 0"},
                                {"at_most", number, Need::optional, "no limit"}})});
}

std::unique_ptr<Expectation> make_length(const DocumentNode& value, ReadContext&) {
  if (value.is_scalar()) {
    const long exact = integer_of(value.text).value_or(0);
    return std::make_unique<HasLength>(exact, exact);
  }
  const auto bound = [&](std::string_view key, long fallback) {
    const DocumentNode* node = value.find(key);
    return node != nullptr ? integer_of(node->text).value_or(fallback) : fallback;
  };
  return std::make_unique<HasLength>(bound("at_least", 0), bound("at_most", longest_answer));
}

class HasText final : public OfAnswer {
 public:
  explicit HasText(std::string pattern) : pattern_(std::move(pattern)) {}
  std::string expected() const override { return pattern_; }

 protected:
  core::Result<Finding> check_answer(const ResponseApdu& answer,
                                     const CardSession&) const override {
    const std::string text(answer.data.begin(), answer.data.end());
    return Finding{is_like(pattern_, text), shown_bytes(answer.data)};
  }

 private:
  std::string pattern_;
};

class ComparesWithSaved final : public OfAnswer {
 public:
  ComparesWithSaved(std::string name, bool same) : name_(std::move(name)), same_(same) {}
  std::string expected() const override { return name_; }

 protected:
  core::Result<Finding> check_answer(const ResponseApdu& answer,
                                     const CardSession& card) const override {
    const auto saved = card.saved.find(name_);
    if (saved == card.saved.end()) return Finding{false, "nothing was saved as " + name_};
    const bool equal = saved->second == answer.data;
    return Finding{equal == same_, equal ? "the same" : "different"};
  }

 private:
  std::string name_;
  bool same_;
};

template <bool same>
std::unique_ptr<Expectation> make_comparison(const DocumentNode& value, ReadContext&) {
  return std::make_unique<ComparesWithSaved>(value.text, same);
}

class FilledWith final : public OfAnswer {
 public:
  explicit FilledWith(std::uint8_t filling) : filling_(filling) {}
  std::string expected() const override { return core::to_hex(core::Bytes{filling_}); }

 protected:
  core::Result<Finding> check_answer(const ResponseApdu& answer,
                                     const CardSession&) const override {
    const auto object = iso7816::parse_tlv(answer.data);
    if (!object) return Finding{false, "no data object at the beginning"};
    const core::ByteView rest = core::ByteView(answer.data).subspan(object->whole.size());
    const bool filled = !rest.empty() && std::ranges::all_of(rest, [this](std::uint8_t byte) {
      return byte == filling_;
    });
    return Finding{filled, fmt::format("{} bytes behind the data object{}", rest.size(),
                                       filled || rest.empty() ? "" : ", other ones")};
  }

 private:
  std::uint8_t filling_;
};

class HasAtr final : public Expectation {
 public:
  explicit HasAtr(std::vector<std::string> patterns) : patterns_(std::move(patterns)) {}
  std::string expected() const override {
    return joined(std::vector<std::string_view>(patterns_.begin(), patterns_.end()));
  }
  core::Result<Finding> check(const Evidence& evidence) const override {
    if (evidence.card == nullptr) return Finding{false, "no card"};
    const std::string atr = core::to_hex(evidence.card->atr());
    const bool any = std::ranges::any_of(
        patterns_, [&](const std::string& pattern) { return is_like(pattern, atr); });
    return Finding{any, atr};
  }

 private:
  std::vector<std::string> patterns_;
};

bool is_atr_pattern(std::string_view text) {
  return !text.empty() && text.size() <= 66 && std::ranges::all_of(text, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || c == '*' || c == '?';
  });
}

Shape atr_shape() {
  return shapes::list(
      shapes::text("an answer to reset in hexadecimal without blanks, * for any rest",
                   is_atr_pattern, "^[0-9A-F?*]{1,66}$"),
      1);
}

Shape saved_name() { return shapes::key("a name that an earlier step saved"); }

}  // namespace

ExpectationKind data() {
  return {"data",
          "The data of the card's answer, all of it.",
          "data: \"8F8F00\"",
          [] { return hex_shape("bytes"); },
          make_bytes<Where::whole>,
          Scene::card};
}

ExpectationKind data_starts_with() {
  return {"data_starts_with",           "The first bytes of the answer's data.",
          "data_starts_with: \"3082\"", [] { return hex_shape("bytes"); },
          make_bytes<Where::beginning>, Scene::card};
}

ExpectationKind data_ends_with() {
  return {"data_ends_with",           "The last bytes of the answer's data.",
          "data_ends_with: \"FFFF\"", [] { return hex_shape("bytes"); },
          make_bytes<Where::end>,     Scene::card};
}

ExpectationKind length() {
  return {"length",
          "How many bytes of data the card answered.",
          "length: {at_least: 1}",
          length_shape,
          make_length,
          Scene::card};
}

ExpectationKind text() {
  return {"text",
          "The answer's data as text: `*` stands for any characters, `?` for one, `#` for a digit.",
          "text: \"JPKIAPICCTOKEN2 *\"",
          [] { return shapes::text("a pattern"); },
          [](const DocumentNode& value, ReadContext&) -> std::unique_ptr<Expectation> {
            return std::make_unique<HasText>(value.text);
          },
          Scene::card};
}

ExpectationKind same_as() {
  return {"same_as",
          "The answer's data equals what an earlier step saved.",
          "same_as: first_read",
          saved_name,
          make_comparison<true>,
          Scene::card};
}

ExpectationKind differs_from() {
  return {"differs_from",
          "The answer's data is not what an earlier step saved.",
          "differs_from: first_challenge",
          saved_name,
          make_comparison<false>,
          Scene::card};
}

ExpectationKind filled_with() {
  return {"filled_with",
          "Behind the first data object there is something, and it is nothing but this byte.",
          "filled_with: \"FF\"",
          hex_byte_shape,
          [](const DocumentNode& value, ReadContext&) -> std::unique_ptr<Expectation> {
            return std::make_unique<FilledWith>(byte_of(value));
          },
          Scene::card};
}

ExpectationKind atr() {
  return {"atr",
          "The last answer to reset is like one of these.",
          "atr: [\"3B888001*\", \"3BE00000*\"]",
          atr_shape,
          [](const DocumentNode& value, ReadContext&) -> std::unique_ptr<Expectation> {
            std::vector<std::string> patterns;
            for (const DocumentNode& item : value.items) patterns.push_back(item.text);
            return std::make_unique<HasAtr>(std::move(patterns));
          },
          Scene::card};
}

}  // namespace madoguchi::scenario::expectations
