// SPDX-License-Identifier: Apache-2.0
// Words of ISO/IEC 2382-37 for one-to-one face comparison: template, score, threshold, decision.
#pragma once

#include "core/enum_names.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace madoguchi::biometrics {

/// Similarity of two templates; larger means more alike. Its range is the comparator's own: a
/// cosine, -1..1, or one made of a distance (see ScoreKind).
struct ComparisonScore {
  double value = 0;
};

/// Scores at or above it are a match.
struct Threshold {
  double value = 0;
};

enum class ComparisonDecision { match, non_match };

constexpr ComparisonDecision decide(ComparisonScore score, Threshold threshold) {
  return score.value >= threshold.value ? ComparisonDecision::match : ComparisonDecision::non_match;
}

/// What a sample is used for: the photograph on the card, or a frame of the camera.
enum class SampleRole { reference, probe };

/// Features of one face; comparable only with templates of the same comparator.
struct Template {
  std::vector<float> features = {};
  std::vector<std::uint8_t> opaque = {};  ///< of a comparator that keeps its format to itself
};

/// Why no template could be made of a sample (failure to acquire or to enrol, ISO/IEC 19795-1).
enum class ExtractionFailure {
  no_face,
  several_faces,
  face_too_small,
  poor_pose,
  landmarks_unreliable,
  too_dark,
  too_bright,
  too_blurred,
  eyes_covered,
  mouth_covered,
  refused,           ///< a comparator under test did not want the sample
  not_extracted,     ///< a comparator under test could not make a template of it
  comparator_failed  ///< the comparator under test crashed, hung or answered nonsense
};

/// A point in pixels of the sample, origin at the top left corner.
struct Point {
  float x = 0;
  float y = 0;
};

/// A detected face, pixels of the sample.
struct FaceBox {
  float left = 0, top = 0, right = 0, bottom = 0;
  float confidence = 0;  ///< 0..1

  float width() const { return right - left; }
  float height() const { return bottom - top; }
};

/// How a comparator makes one number of two templates.
enum class ScoreKind {
  cosine,    ///< of the angle between them, -1..1
  distance,  ///< 1 / (1 + Euclidean distance), 0..1
  own,       ///< known to the comparator only
};

/// What is measured on a face before it is compared, after the quality components of ISO/IEC
/// 29794-5 where it has them. Scales and limits: docs/face-comparator.md.
struct FaceQuality {
  float eye_distance = 0;   ///< inter-eye distance in pixels of the sample
  float yaw = 0;            ///< degrees, positive when the face turns to the right of the picture
  float pitch = 0;          ///< degrees, positive when it looks down
  float roll = 0;           ///< degrees, positive when the head leans to the right of the picture
  float sharpness = 0;      ///< spread of the Laplacian over the spread of the face, 0 when blurred
  float brightness = 0;     ///< mean luminance of the face, 0..1
  float contrast = 0;       ///< spread of its luminance, 0..1
  float under_exposed = 0;  ///< share of its pixels that are nearly black, 0..1
  float over_exposed = 0;   ///< share of its pixels that are nearly white, 0..1
  float eyes_visible = 1;   ///< 0..1, an estimate from luminance and contrast around the eyes
  float mouth_visible = 1;  ///< 0..1, an estimate from the colours around the mouth
};

/// What became of one sample: a template, or the reason why there is none.
struct Extraction {
  std::optional<Template> face;
  std::optional<ExtractionFailure> failure;  ///< set exactly when there is no template
  std::optional<FaceBox> box;                ///< the face used, when one was found
  std::optional<FaceQuality> quality = {};   ///< of that face, where the comparator measures it
};

/// Names of the networks and of the calibration that a comparator works with, for reports.
struct ComparatorIdentity {
  std::string name;
  std::string calibration;                   ///< which data the threshold was set on
  std::vector<std::string> network_digests;  ///< "file sha256"
  ScoreKind score = ScoreKind::own;          ///< own: only compare() can compare its templates
  int threads = 1;                           ///< that compute a template
};

constexpr auto enum_names(std::type_identity<ComparisonDecision>) {
  return std::to_array<core::EnumName<ComparisonDecision>>({
      {ComparisonDecision::match, "match", {"match", "一致"}},
      {ComparisonDecision::non_match, "non_match", {"non-match", "不一致"}},
  });
}

constexpr auto enum_names(std::type_identity<ScoreKind>) {
  using enum ScoreKind;
  return std::to_array<core::EnumName<ScoreKind>>({
      {cosine, "cosine", {"cosine", "コサイン類似度"}},
      {distance, "distance", {"1 / (1 + Euclidean distance)", "1/(1+ユークリッド距離)"}},
      {own, "own", {"the comparator's own", "照合器独自"}},
  });
}

constexpr auto enum_names(std::type_identity<ExtractionFailure>) {
  using enum ExtractionFailure;
  return std::to_array<core::EnumName<ExtractionFailure>>({
      {no_face, "no_face", {"no face found", "顔が見つかりません"}},
      {several_faces, "several_faces", {"several faces of similar size", "複数の顔があります"}},
      {face_too_small, "face_too_small", {"the face is too small", "顔が小さすぎます"}},
      {poor_pose, "poor_pose", {"the face is turned away", "顔の向きが適切ではありません"}},
      {landmarks_unreliable,
       "landmarks_unreliable",
       {"eyes, nose and mouth not found", "目・鼻・口を検出できません"}},
      {too_dark, "too_dark", {"the face is too dark", "顔が暗すぎます"}},
      {too_bright, "too_bright", {"the face is too bright", "顔が明るすぎます"}},
      {too_blurred, "too_blurred", {"the face is blurred", "顔がぼけています"}},
      {eyes_covered, "eyes_covered", {"the eyes are covered", "目が隠れています"}},
      {mouth_covered, "mouth_covered", {"mouth and nose are covered", "口や鼻が隠れています"}},
      {refused, "refused", {"refused by the comparator", "照合ライブラリが画像を拒否しました"}},
      {not_extracted, "not_extracted", {"no template could be made", "特徴量を抽出できません"}},
      {comparator_failed,
       "comparator_failed",
       {"the comparator failed", "照合ライブラリが正常に応答しませんでした"}},
  });
}

}  // namespace madoguchi::biometrics
