// SPDX-License-Identifier: Apache-2.0
#include "adapters/network_registry/registry_shape.hpp"

#include "biometrics/face_network.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace madoguchi::adapters::network_registry {
namespace {

using biometrics::QualityLimits;
using scenario::Field;
using scenario::Shape;
namespace shapes = scenario::shapes;
using enum scenario::Need;

bool is_decimal(std::string_view text) { return decimal_of(text).has_value(); }

bool is_positive(std::string_view text) {
  const auto number = decimal_of(text);
  return number && *number > 0;
}

bool is_share(std::string_view text) {
  const auto number = decimal_of(text);
  return number && *number >= 0 && *number <= 1;
}

bool is_digest(std::string_view text) {
  return text.size() == 64 && std::ranges::all_of(text, [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

bool is_sentence(std::string_view text) { return !text.empty() && text.size() <= 1000; }

Shape decimal() {
  return shapes::text("a number such as 127.5", is_decimal, "^-?[0-9]+([.][0-9]+)?$");
}
Shape positive() { return shapes::text("a number above 0", is_positive, "^[0-9]+([.][0-9]+)?$"); }
Shape share() { return shapes::text("a number from 0 to 1", is_share, "^[01]([.][0-9]+)?$"); }
Shape digest() {
  return shapes::text("64 hexadecimal digits in lower case", is_digest, "^[0-9a-f]{64}$");
}
Shape sentence(const char* note) { return shapes::text(note, is_sentence, "^.{1,1000}$"); }
Shape side() { return shapes::integer(8, 4096); }

Shape file() {
  return shapes::mapping({
      {"path", sentence("a path"), required, "in the package, or from the folder of this file"},
      {"sha256", digest(), optional, "checked when the network is loaded"},
      {"bytes", shapes::integer(1, 1L << 30), optional, "size"},
  });
}

Shape package() {
  return shapes::mapping({
      {"npm", sentence("the name of the package"), required, ""},
      {"version", sentence("a version"), required, ""},
      {"sha256", digest(), required, "of the package's tarball"},
  });
}

Shape input() {
  return shapes::mapping({
      {"width", side(), required, "pixels"},
      {"height", side(), required, "pixels"},
      {"colour", shapes::choice_of<biometrics::ColourOrder>(), required, "order of the channels"},
      {"subtract", shapes::list(decimal(), 1), optional, "from each channel, one number or three"},
      {"divide_by", positive(), optional, "after that; default 1"},
      {"crop", positive(), optional, "side of the square in heights of the box; default 1"},
  });
}

Shape alignment() {
  return shapes::mapping({
      {"points", shapes::choice_of<biometrics::AlignedPoints>(), required, ""},
      {"places", shapes::list(shapes::list(decimal(), 2), 5), required, "x and y of five points"},
  });
}

Shape output() {
  return shapes::mapping({
      {"kind", shapes::choice_of<biometrics::OutputKind>(), required, "how the outputs are read"},
      {"names", shapes::list(sentence("the name of an output")), optional, ""},
      {"confidence", share(), optional, "detector: least; default 0.5"},
      {"overlap", share(), optional, "detector: more is one face; default 0.4"},
      {"real", shapes::integer(0, 999), optional, "attack detection: the bona fide class"},
      {"score", shapes::choice({"cosine", "distance"}), optional, "embedding; default cosine"},
  });
}

Shape network() {
  return shapes::mapping({
      {"role", shapes::choice_of<biometrics::NetworkRole>(), required, ""},
      {"about", sentence("a few words"), optional, ""},
      {"licence", sentence("what is known of it"), required, ""},
      {"package", package(), optional, "without it the user supplies the files"},
      {"format", shapes::choice_of<biometrics::NetworkFormat>(), optional, "default onnx"},
      {"files", shapes::list(file(), 1), required, ""},
      {"input", input(), required, ""},
      {"alignment", alignment(), optional, "of an embedding"},
      {"output", output(), required, ""},
  });
}

Shape limits() {
  std::vector<Field> fields;
  for (const LimitName& row : limit_names()) {
    fields.push_back({std::string(row.key), decimal(), optional, std::string(row.meaning)});
  }
  return shapes::mapping(std::move(fields));
}

Shape comparator() {
  return shapes::mapping({
      {"about", sentence("a few words"), optional, ""},
      {"detector", shapes::key("a network"), required, ""},
      {"landmarks", shapes::key("a network"), optional, "without it the detector finds the points"},
      {"embedding", shapes::key("a network"), required, ""},
      {"portrait_border", share(), optional, "black border around a card's photograph"},
      {"threshold", decimal(), optional, "of the score, when there is no calibration"},
      {"limits", limits(), optional, "of face quality"},
  });
}

constexpr std::array<LimitName, 13> limit_table{{
    {"eye_distance", &QualityLimits::eye_distance, "pixels, least"},
    {"nose_offset", &QualityLimits::nose_offset, "eye distances, largest"},
    {"alignment_error", &QualityLimits::alignment_error, "pixels of 112, largest"},
    {"second_face_area", &QualityLimits::second_face_area, "share that is ambiguous"},
    {"yaw", &QualityLimits::yaw, "degrees, largest"},
    {"pitch", &QualityLimits::pitch, "degrees, largest"},
    {"roll", &QualityLimits::roll, "degrees, largest"},
    {"sharpness", &QualityLimits::sharpness, "least"},
    {"darkest", &QualityLimits::darkest, "brightness, least"},
    {"brightest", &QualityLimits::brightest, "brightness, largest"},
    {"over_exposed", &QualityLimits::over_exposed, "share, largest"},
    {"eyes_visible", &QualityLimits::eyes_visible, "least"},
    {"mouth_visible", &QualityLimits::mouth_visible, "least"},
}};

}  // namespace

std::optional<double> decimal_of(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) {
    return std::nullopt;
  }
  return value;
}

std::span<const LimitName> limit_names() { return limit_table; }

const Shape& registry_shape() {
  static const Shape shape = shapes::mapping({
      {"networks", shapes::dictionary(network(), "a network", 0), optional, ""},
      {"comparators", shapes::dictionary(comparator(), "a comparator", 0), optional, ""},
  });
  return shape;
}

}  // namespace madoguchi::adapters::network_registry
