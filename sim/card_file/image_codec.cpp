// SPDX-License-Identifier: Apache-2.0
#include "sim/card_file/image_codec.hpp"

#include "core/hex.hpp"
#include "sim/card/card_settings.hpp"
#include "sim/card_file/access_codec.hpp"

#include <boost/json.hpp>

namespace madoguchi::sim::card_file {
namespace {

namespace json = boost::json;

json::array json_of(const std::vector<card::DataObject>& objects) {
  json::array array;
  for (const card::DataObject& object : objects) {
    array.push_back(json::object{{"tag", object.tag},
                                 {"value", core::to_hex(object.value)},
                                 {"needs_extended_le", object.needs_extended_le}});
  }
  return array;
}

/// The elements of an array as objects; others are noted as mistakes.
std::vector<json::object> objects_in(Attributes& attributes, std::string_view key) {
  std::vector<json::object> objects;
  for (const json::value& value : attributes.array(key)) {
    if (value.is_object()) objects.push_back(value.get_object());
    if (!value.is_object()) attributes.fail(key);
  }
  return objects;
}

void read_data_objects(Attributes& outer, std::vector<card::DataObject>& objects) {
  for (json::object& object : objects_in(outer, "data_objects")) {
    Attributes attributes(std::move(object));
    objects.push_back({attributes.word("tag"), attributes.bytes("value"),
                       attributes.boolean("needs_extended_le")});
    if (!attributes.verdict()) outer.fail("data_objects");
  }
}

core::Result<void> read_session_key(Attributes& outer, card::CardApplication& application) {
  Attributes attributes(outer.object("session_key"));
  auto key = read_private_key(attributes.text("key"));
  if (!key) return key.error();
  application.session_key = card::SessionKey{std::move(*key), read_condition(attributes, "use")};
  return attributes.verdict();
}

json::array json_of(const std::vector<card::FixedAnswer>& answers) {
  json::array array;
  for (const card::FixedAnswer& answer : answers) {
    array.push_back(json::object{{"command", core::to_hex(answer.command)},
                                 {"response", core::to_hex(answer.response)}});
  }
  return array;
}

/// The behaviour, as far as it differs from the usual one, by the names of the settings table.
json::object json_of(const card::CardBehaviour& behaviour) {
  card::CardProfile profile;
  profile.behaviour = behaviour;
  json::object object;
  for (const card::Setting& setting : card::settings()) {
    const std::string text = setting.read(profile);
    if (text != setting.default_value()) object[setting.key] = text;
  }
  return object;
}

void read_behaviour(Attributes& outer, card::CardBehaviour& behaviour) {
  card::CardProfile profile;
  for (const auto& [key, value] : outer.object("behaviour")) {
    const card::Setting* setting = card::find_setting(key);
    const bool good = setting != nullptr && value.is_string() &&
                      setting->write(profile, std::string_view(value.get_string()));
    if (!good) outer.fail("behaviour." + std::string(key));
  }
  behaviour = profile.behaviour;
}

}  // namespace

core::Result<std::string> attributes_of(const card::CardApplication& application) {
  json::object object{{"role", core::name_of(application.role)},
                      {"data_objects", json_of(application.data_objects)},
                      {"without_session_key", application.without_session_key.value},
                      {"fci", core::to_hex(application.fci)}};
  if (application.default_key) object["default_key"] = application.default_key->value;
  if (application.session_key) {
    const auto pem = application.session_key->key.to_pem();
    if (!pem) return pem.error();
    object["session_key"] =
        json::object{{"key", pem->reveal()}, {"use", json_of(application.session_key->use)}};
  }
  return json::serialize(object);
}

core::Result<void> read_attributes(std::string_view text, card::CardApplication& application) {
  Attributes attributes(text);
  application.role = attributes.choice<card::ApplicationRole>("role");
  read_data_objects(attributes, application.data_objects);
  application.without_session_key = {attributes.word("without_session_key")};
  application.fci = attributes.bytes("fci");
  if (attributes.has("default_key")) {
    application.default_key = iso7816::FileIdentifier{attributes.word("default_key")};
  }
  if (attributes.has("session_key")) {
    if (const auto done = read_session_key(attributes, application); !done) return done.error();
  }
  return attributes.verdict();
}

std::string attributes_of(const card::CardImage& image) {
  return json::serialize(
      json::object{{"model", image.model},
                   {"atr", core::to_hex(image.atr.bytes())},
                   {"fixed_answers", json_of(image.fixed_answers)},
                   {"instructions", core::to_hex(image.instructions)},
                   {"behaviour", json_of(image.behaviour)},
                   // JSON has no unsigned numbers of 64 bits.
                   {"challenge_seed", static_cast<std::int64_t>(image.behaviour.challenge_seed)}});
}

core::Result<void> read_attributes(std::string_view text, card::CardImage& image) {
  Attributes attributes(text);
  const auto atr = iso7816::Atr::parse(attributes.bytes("atr"));
  if (!atr) return atr.error();
  image.atr = *atr;
  image.model = attributes.text("model");
  image.instructions = attributes.bytes("instructions");
  for (json::object& object : objects_in(attributes, "fixed_answers")) {
    Attributes answer(std::move(object));
    image.fixed_answers.push_back({answer.bytes("command"), answer.bytes("response")});
    if (!answer.verdict()) attributes.fail("fixed_answers");
  }
  read_behaviour(attributes, image.behaviour);
  image.behaviour.challenge_seed = static_cast<std::uint64_t>(
      attributes.number("challenge_seed", std::numeric_limits<std::int64_t>::min()));
  return attributes.verdict();
}

}  // namespace madoguchi::sim::card_file
