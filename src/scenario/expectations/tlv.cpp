// SPDX-License-Identifier: Apache-2.0
// The expectation tlv: data objects inside the answer (ISO/IEC 7816-4, 6.3).
#include "core/hex.hpp"
#include "iso7816/ber_tlv.hpp"
#include "scenario/card_shapes.hpp"
#include "scenario/expectations/card_answer.hpp"
#include "scenario/expectations/kinds.hpp"
#include "scenario/read_value.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

namespace madoguchi::scenario::expectations {
namespace {

/// "FF20.DF22" as tags from the outside to the inside; empty if it is not of this form.
std::vector<std::uint32_t> tags_of(std::string_view path) {
  std::vector<std::uint32_t> tags;
  while (true) {
    const std::string_view part = path.substr(0, path.find('.'));
    std::uint32_t tag = 0;
    const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), tag, 16);
    if (error != std::errc{} || end != part.data() + part.size() || part.size() > 8) return {};
    tags.push_back(tag);
    if (part.size() == path.size()) return tags;
    path.remove_prefix(part.size() + 1);
  }
}

std::optional<core::ByteView> value_at(core::ByteView data,
                                       const std::vector<std::uint32_t>& tags) {
  for (const std::uint32_t tag : tags) {
    const auto objects = iso7816::parse_tlvs(data);
    if (!objects) return std::nullopt;
    const auto found = std::ranges::find(*objects, tag, &iso7816::BerTlv::tag);
    if (found == objects->end()) return std::nullopt;
    data = found->value;
  }
  return data;
}

/// A value for a report: what is longer than a few bytes may be a name or a number.
std::string shown_value(core::ByteView value) {
  constexpr std::size_t harmless = 4;
  return value.size() <= harmless ? shown_bytes(value) : fmt::format("{} bytes", value.size());
}

/// One data object, and what it has to be.
struct Wanted {
  enum class Kind { present, absent, value, length, text };
  std::string path;
  std::vector<std::uint32_t> tags;
  Kind kind = Kind::present;
  core::Bytes value{};
  std::size_t length = 0;
  std::string pattern{};

  bool fits(const std::optional<core::ByteView>& found) const {
    if (kind == Kind::absent || !found) return (kind == Kind::absent) == !found;
    switch (kind) {
      case Kind::value:
        return std::ranges::equal(*found, value);
      case Kind::length:
        return found->size() == length;
      case Kind::text:
        return is_like(pattern, std::string(found->begin(), found->end()));
      default:
        return true;
    }
  }
};

class HasObjects final : public OfAnswer {
 public:
  HasObjects(std::vector<Wanted> wanted, std::string shown)
      : wanted_(std::move(wanted)), shown_(std::move(shown)) {}
  std::string expected() const override { return shown_; }

 protected:
  core::Result<Finding> check_answer(const iso7816::ResponseApdu& answer,
                                     const CardSession&) const override {
    Finding finding{true, {}};
    for (const Wanted& wanted : wanted_) {
      const auto found = value_at(answer.data, wanted.tags);
      finding.as_expected &= wanted.fits(found);
      finding.actual += fmt::format("{}{}: {}", finding.actual.empty() ? "" : ", ", wanted.path,
                                    found ? shown_value(*found) : "absent");
    }
    return finding;
  }

 private:
  std::vector<Wanted> wanted_;
  std::string shown_;
};

Shape shape() {
  return shapes::dictionary(
      shapes::either({shapes::choice({"present", "absent"}), hex_shape("its value"),
                      shapes::mapping({{"length", shapes::integer(0, 65536), Need::one_of, "bytes"},
                                       {"text", shapes::text("a pattern"), Need::one_of,
                                        "* any characters, ? one, # a digit"}})}),
      "paths of tags such as \"FF20.DF22\"");
}

Wanted wanted_from(const DocumentNode::Entry& entry) {
  Wanted wanted{.path = entry.key, .tags = tags_of(entry.key)};
  const DocumentNode& value = entry.value;
  if (is_word(value, "absent")) {
    wanted.kind = Wanted::Kind::absent;
  } else if (const DocumentNode* length = value.find("length")) {
    wanted.kind = Wanted::Kind::length;
    wanted.length = static_cast<std::size_t>(integer_of(length->text).value_or(0));
  } else if (const DocumentNode* text = value.find("text")) {
    wanted.kind = Wanted::Kind::text;
    wanted.pattern = text->text;
  } else if (!is_word(value, "present")) {
    wanted.kind = Wanted::Kind::value;
    wanted.value = bytes_of(value);
  }
  return wanted;
}

std::unique_ptr<Expectation> make(const DocumentNode& value, ReadContext& context) {
  std::vector<Wanted> wanted;
  for (const DocumentNode::Entry& entry : value.entries) {
    wanted.push_back(wanted_from(entry));
    if (wanted.back().tags.empty()) {
      context.problems.add(entry.place, below(context.path, entry.key),
                           "expected tags in hexadecimal with dots between, such as FF20.DF22");
    }
  }
  return std::make_unique<HasObjects>(std::move(wanted), one_line(value));
}

}  // namespace

ExpectationKind tlv() {
  return {"tlv",
          "Data objects in the answer, by their tags from the outside to the inside: `present`, "
          "`absent`, a value, a length or a text.",
          "tlv: {FF20.DF22: {length: 8}, FF20.DF27: present}",
          shape,
          make,
          Scene::card};
}

}  // namespace madoguchi::scenario::expectations
