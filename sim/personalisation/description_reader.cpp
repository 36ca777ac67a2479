// SPDX-License-Identifier: Apache-2.0
#include "sim/personalisation/description_reader.hpp"

#include "adapters/files/files.hpp"
#include "scenario/read_value.hpp"
#include "scenario/shape.hpp"
#include "scenario/yaml_reader.hpp"
#include "sim/card/card_settings.hpp"
#include "sim/personalisation/description_check.hpp"
#include "sim/personalisation/description_shape.hpp"
#include "sim/personalisation/pin_kinds.hpp"

#include <algorithm>

namespace madoguchi::sim::personalisation {
namespace {

using scenario::DocumentNode;
using scenario::Problems;

std::optional<std::string> text_of(const DocumentNode& node, std::string_view key) {
  const DocumentNode* value = node.find(key);
  if (value == nullptr) return std::nullopt;
  return value->text;
}

std::optional<long> number_of(const DocumentNode& node, std::string_view key) {
  const auto text = text_of(node, key);
  return text ? scenario::integer_of(*text) : std::nullopt;
}

template <class Number>
void set(Number& target, const DocumentNode& node, std::string_view key) {
  if (const auto number = number_of(node, key)) target = static_cast<Number>(*number);
}

void set(bool& target, const DocumentNode& node, std::string_view key) {
  if (const auto text = text_of(node, key)) target = *text == "true";
}

template <core::NamedEnum E>
void set_choice(E& target, const DocumentNode& node, std::string_view key) {
  if (const DocumentNode* value = node.find(key)) target = scenario::enum_from<E>(*value, target);
}

std::optional<core::Secret> secret_of(const DocumentNode& node, std::string_view key) {
  const auto text = text_of(node, key);
  if (!text) return std::nullopt;
  return core::Secret(*text);
}

std::optional<DayRule> day_of(const DocumentNode& node, std::string_view key) {
  const DocumentNode* value = node.find(key);
  if (value == nullptr) return std::nullopt;
  DayRule rule;
  if (value->is_scalar()) {
    rule.fixed = core::parse_date(value->text);
    return rule;
  }
  set(rule.years, *value, "years");
  set(rule.months, *value, "months");
  set(rule.days, *value, "days");
  return rule;
}

void read_holder(const DocumentNode& node, HolderDescription& holder) {
  set(holder.person, node, "person");
  holder.name = text_of(node, "name");
  holder.address = text_of(node, "address");
  holder.born = day_of(node, "born");
  if (const auto sex = text_of(node, "sex")) holder.sex = sex->front();
  holder.number = secret_of(node, "number");
  holder.card_expiry = day_of(node, "card_expiry");
  holder.security_code = text_of(node, "security_code");
  holder.municipality = text_of(node, "municipality");
  holder.card_serial = text_of(node, "card_serial");
  set(holder.foreign_national, node, "foreign_national");
}

void read_certificates(const DocumentNode& node, CertificateDescription& certificates) {
  certificates.issued = day_of(node, "issued");
  certificates.expires = day_of(node, "expires");
  set(certificates.revoked, node, "revoked");
  if (const auto name = text_of(node, "generation")) {
    certificates.generation = core::value_of<pki::Generation>(*name);
  }
  if (const auto person = number_of(node, "of")) {
    certificates.of = static_cast<std::uint64_t>(*person);
  }
  set(certificates.edition, node, "edition");
}

PinDescription pin_of(const DocumentNode& node) {
  PinDescription pin;
  pin.value = secret_of(node, "value");
  if (const auto tries = number_of(node, "tries")) pin.tries = static_cast<int>(*tries);
  if (const auto left = number_of(node, "tries_left")) pin.tries_left = static_cast<int>(*left);
  return pin;
}

std::filesystem::path path_below(const std::filesystem::path& folder, const DocumentNode& node,
                                 std::string_view key) {
  const auto text = text_of(node, key);
  return text ? (folder / *text).lexically_normal() : std::filesystem::path{};
}

void read_photo(const DocumentNode& node, const std::filesystem::path& folder,
                PhotoDescription& photo) {
  using From = PhotoDescription::From;
  if (node.is_scalar()) {
    photo.from = From::none;
    return;
  }
  photo.from = node.find("file") != nullptr ? From::file : From::person;
  set(photo.person, node, "person");
  photo.file = path_below(folder, node, "file");
  set(photo.forged, node, "forged");
}

CardDescription read(const DocumentNode& root, const std::filesystem::path& folder) {
  CardDescription card;
  if (const DocumentNode* title = root.find("title")) {
    card.title = {title->find("en")->text, title->find("ja")->text};
  }
  card.foreign = text_of(root, "foreign");
  set_choice(card.kind, root, "kind");
  set_choice(card.atr, root, "atr");
  if (const DocumentNode* node = root.find("holder")) read_holder(*node, card.holder);
  if (const DocumentNode* node = root.find("certificates")) {
    read_certificates(*node, card.certificates);
  }
  if (const DocumentNode* node = root.find("photo")) read_photo(*node, folder, card.photo);
  card.name_image = path_below(folder, root, "name_image");
  card.address_image = path_below(folder, root, "address_image");
  if (const DocumentNode* pins = root.find("pins")) {
    for (const auto& entry : pins->entries) card.pins.emplace(entry.key, pin_of(entry.value));
  }
  if (const DocumentNode* settings = root.find("settings")) {
    for (const auto& entry : settings->entries) {
      card.settings.emplace_back(entry.key, entry.value.text);
    }
  }
  if (const DocumentNode* without = root.find("without")) {
    for (const DocumentNode& item : without->items) card.without.push_back(item.text);
  }
  set(card.seed, root, "seed");
  return card;
}

/// An empty file, or one of comments only, is a card without wishes.
bool says_nothing(std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    const std::size_t first = line.find_first_not_of(" \r");
    if (first != std::string_view::npos && line[first] != '#') return false;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return true;
}

}  // namespace

CardDescription parse_card_description(std::string_view text, const std::string& file,
                                       core::CivilDate today) {
  if (says_nothing(text)) return {};
  Problems problems;
  auto root = scenario::read_yaml(text, file, problems);
  if (root) {
    const scenario::Shape& shape = description_shape();
    scenario::check_shape(*root, shape, "", problems);
    // Mistyped keys are told already; values are judged beside them if they are of their kinds.
    Problems unheard;
    const DocumentNode known = scenario::known_part(*std::move(root), shape);
    if (scenario::check_shape(known, shape, "", unheard)) {
      CardDescription card = read(known, std::filesystem::path(file).parent_path());
      check_description(card, known, today, problems);
      if (problems.empty()) return card;
    }
  }
  throw scenario::ScenarioError(problems.take());
}

CardDescription load_card_description(const std::filesystem::path& path, core::CivilDate today) {
  const auto text = adapters::files::read_file(path, scenario::document_size_limit);
  if (!text) throw scenario::ScenarioError({{path.string(), 0, 0, "", text.error().message()}});
  return parse_card_description(*text, path.string(), today);
}

}  // namespace madoguchi::sim::personalisation
