// SPDX-License-Identifier: Apache-2.0
#include "apps/madoguchi/face/comparison_text.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

#include <array>

namespace madoguchi::apps {
namespace {

using biometrics::ExtractionFailure;
using biometrics::FaceQuality;

struct Measure {
  const char* name;
  float FaceQuality::*value;
  core::Text text;
};

constexpr std::array<Measure, 11> measures{{
    {"eye_distance", &FaceQuality::eye_distance, {"eye distance", "両目の間隔"}},
    {"yaw", &FaceQuality::yaw, {"yaw", "ヨー"}},
    {"pitch", &FaceQuality::pitch, {"pitch", "ピッチ"}},
    {"roll", &FaceQuality::roll, {"roll", "ロール"}},
    {"sharpness", &FaceQuality::sharpness, {"sharpness", "鮮明さ"}},
    {"brightness", &FaceQuality::brightness, {"brightness", "明るさ"}},
    {"contrast", &FaceQuality::contrast, {"contrast", "コントラスト"}},
    {"under_exposed", &FaceQuality::under_exposed, {"under-exposed", "露出不足"}},
    {"over_exposed", &FaceQuality::over_exposed, {"over-exposed", "露出過多"}},
    {"eyes_visible", &FaceQuality::eyes_visible, {"eyes visible", "目の見え方"}},
    {"mouth_visible", &FaceQuality::mouth_visible, {"mouth visible", "口の見え方"}},
}};

/// Why there is no match, in the words of scenarios; empty for a match.
std::string_view reason_of(const ComparedPictures& pictures) {
  const auto& comparison = pictures.comparison;
  for (const auto* sample : {&comparison.reference, &comparison.probe}) {
    if (sample->failure) return core::name_of(*sample->failure);
  }
  return comparison.decision == biometrics::ComparisonDecision::match ? ""
                                                                      : "score_below_threshold";
}

std::string describe(const biometrics::Extraction& extraction, core::Language language) {
  std::string text;
  if (extraction.failure) text = std::string(core::label_of(*extraction.failure).in(language));
  if (extraction.box) {
    const biometrics::FaceBox& box = *extraction.box;
    text += fmt::format("{}{:.0f} x {:.0f} pixels at ({:.0f}, {:.0f}), {:.3f}",
                        text.empty() ? "" : "; ", box.width(), box.height(), box.left, box.top,
                        box.confidence);
  }
  if (!extraction.quality) return text;
  text += "\n ";
  for (const Measure& measure : measures) {
    text +=
        fmt::format(" {} {:.2f}", measure.text.in(language), *extraction.quality.*measure.value);
  }
  return text;
}

boost::json::object json_of(const biometrics::Extraction& extraction) {
  boost::json::object object;
  if (extraction.failure) object["failure"] = core::name_of(*extraction.failure);
  if (extraction.box) {
    const biometrics::FaceBox& box = *extraction.box;
    object["box"] = {box.left, box.top, box.right, box.bottom};
    object["confidence"] = box.confidence;
  }
  if (extraction.quality) {
    boost::json::object quality;
    for (const Measure& measure : measures) {
      quality[measure.name] = *extraction.quality.*measure.value;
    }
    object["quality"] = std::move(quality);
  }
  return object;
}

boost::json::object decision_json(const ComparedPictures& pictures) {
  const auto& comparison = pictures.comparison;
  boost::json::object object{{"comparator", pictures.comparator},
                             {"threshold", comparison.threshold.value},
                             {"calibration", pictures.calibration.name},
                             {"provisional", pictures.calibration.provisional}};
  if (comparison.score) object["score"] = comparison.score->value;
  if (comparison.decision) object["decision"] = core::name_of(*comparison.decision);
  const auto reason = reason_of(pictures);
  if (!reason.empty()) object["reason"] = reason;
  return object;
}

std::string decision_text(const ComparedPictures& pictures, core::Language language) {
  const bool ja = language == core::Language::japanese;
  const auto& comparison = pictures.comparison;
  const std::string_view decision =
      comparison.decision ? core::label_of(*comparison.decision).in(language)
                          : (ja ? "判定できません" : "none: no comparison was possible");
  const std::string score = comparison.score ? fmt::format("{} {:.4f}, ", ja ? "スコア" : "score",
                                                           comparison.score->value)
                                             : "";
  return fmt::format(
      "{}: {}{} {:.4f} ({}{}): {}", pictures.comparator, score, ja ? "しきい値" : "threshold",
      comparison.threshold.value, pictures.calibration.name,
      pictures.calibration.provisional ? (ja ? "、暫定" : ", provisional") : "", decision);
}

}  // namespace

std::string comparison_text(std::span<const ComparedPictures> compared,
                            const AttackAssessment& attack, core::Language language) {
  const bool ja = language == core::Language::japanese;
  const auto& first = compared.front().comparison;
  std::string text = fmt::format(
      "{} {}\n{} {}\n", ja ? "基準画像:" : "reference:", describe(first.reference, language),
      ja ? "照合画像:" : "probe:", describe(first.probe, language));
  if (attack.score) {
    const bool suspected = *attack.score < attack.threshold;
    text += fmt::format(
        "{} {:.4f}, {} {:.4f} ({}): {}\n",
        ja ? "なりすまし検知:" : "attack detection:", *attack.score, ja ? "しきい値" : "threshold",
        attack.threshold, ja ? "暫定" : "provisional",
        suspected ? (ja ? "疑いあり" : "suspected") : (ja ? "疑いなし" : "not suspected"));
  }
  for (const ComparedPictures& pictures : compared) {
    text += decision_text(pictures, language);
    if (&pictures != &compared.back()) text += "\n";
  }
  return text;
}

std::string comparison_json(std::span<const ComparedPictures> compared,
                            const AttackAssessment& attack) {
  const auto& first = compared.front();
  boost::json::object object = decision_json(first);
  object["reference"] = json_of(first.comparison.reference);
  object["probe"] = json_of(first.comparison.probe);
  if (attack.score) {
    object["attack_detection"] = {{"score", *attack.score},
                                  {"threshold", attack.threshold},
                                  {"suspected", *attack.score < attack.threshold},
                                  {"provisional", attack.provisional}};
  }
  boost::json::array comparators;
  for (const ComparedPictures& pictures : compared) comparators.push_back(decision_json(pictures));
  object["comparators"] = std::move(comparators);
  return boost::json::serialize(object);
}

}  // namespace madoguchi::apps
