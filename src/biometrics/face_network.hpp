// SPDX-License-Identifier: Apache-2.0
// What has to be known of a neural network to use it: files, input, output; and which networks make
// a comparator. Values of the files of data/networks/ (docs/face-comparator.md).
#pragma once

#include "biometrics/face_quality.hpp"
#include "core/enum_names.hpp"

#include <array>
#include <cstddef>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace madoguchi::biometrics {

enum class NetworkRole { detector, landmarks, embedding, attack_detection };
enum class NetworkFormat {
  onnx,
  face_api_resnet  ///< weights and manifest of face-api's face recognition network
};
enum class ColourOrder { rgb, bgr, grey };

/// How the outputs are read; each belongs to one role.
enum class OutputKind {
  ultraface,   ///< detector: scores and decoded corners
  yunet,       ///< detector with five points: twelve outputs for strides 8, 16 and 32
  points_68,   ///< landmarks of the iBUG scheme, x and y in 0..1 of the crop
  points_5,    ///< landmarks: eyes, nose, mouth corners, x and y in 0..1 of the crop
  features,    ///< embedding
  real_logit,  ///< attack detection: softmax over logits, one of them bona fide
};

/// Which points of a face are brought to the places of an alignment.
enum class AlignedPoints {
  eyes_nose_mouth,  ///< middle of both eyes, tip of the nose, corners of the mouth
  eye_corners_nose  ///< outer and inner corner of either eye, base of the nose; needs 68 points
};

struct NetworkFile {
  std::string name;    ///< in the network folder, or a path of the user's
  std::string sha256;  ///< 64 lower-case digits; empty: whatever is there
  std::size_t bytes = 0;
  std::string package_path;  ///< in the package; empty without a package
};

struct NetworkPackage {
  std::string npm;
  std::string version;
  std::string sha256;  ///< of the tarball
};

struct NetworkInput {
  int width = 0;
  int height = 0;
  ColourOrder colour = ColourOrder::bgr;
  std::array<double, 3> subtract{};  ///< in the order of the channels
  double divide_by = 1;
  double crop = 1;  ///< side of the square crop in heights of the face's box
};

struct NetworkAlignment {
  AlignedPoints points = AlignedPoints::eyes_nose_mouth;
  std::array<Point, 5> places{};  ///< in pixels of the input
};

struct NetworkOutput {
  OutputKind kind = OutputKind::features;
  std::vector<std::string> names;       ///< of the graph's outputs; empty: the only one
  double confidence = 0.5;              ///< detector: least
  double overlap = 0.4;                 ///< detector: more is one face
  int real = 0;                         ///< attack detection: index of the bona fide class
  ScoreKind score = ScoreKind::cosine;  ///< embedding
};

struct FaceNetwork {
  std::string name;
  NetworkRole role = NetworkRole::detector;
  NetworkFormat format = NetworkFormat::onnx;
  std::string about;
  std::string licence;
  std::optional<NetworkPackage> package;  ///< empty: supplied by the user
  std::vector<NetworkFile> files;
  NetworkInput input;
  std::optional<NetworkAlignment> alignment;
  NetworkOutput output;
};

/// Networks that work together.
struct ComparatorRecipe {
  std::string name;
  std::string about;
  std::string detector;
  std::string landmarks;  ///< empty: the detector finds the points
  std::string embedding;
  double portrait_border = 0.5;     ///< around a card's photograph, share of its longer side
  std::optional<double> threshold;  ///< for want of a calibration; provisional
  QualityLimits limits;
};

/// Everything that can be chosen, by name.
struct NetworkRegistry {
  std::map<std::string, FaceNetwork, std::less<>> networks;
  std::map<std::string, ComparatorRecipe, std::less<>> comparators;
};

constexpr auto enum_names(std::type_identity<NetworkRole>) {
  using enum NetworkRole;
  return std::to_array<core::EnumName<NetworkRole>>({
      {detector, "detector", {"finds faces", "顔検出"}},
      {landmarks, "landmarks", {"finds points of a face", "特徴点検出"}},
      {embedding, "embedding", {"makes features of a face", "特徴量抽出"}},
      {attack_detection, "attack_detection", {"looks for presentation attacks", "なりすまし検知"}},
  });
}

constexpr auto enum_names(std::type_identity<NetworkFormat>) {
  using enum NetworkFormat;
  return std::to_array<core::EnumName<NetworkFormat>>({
      {onnx, "onnx", {"ONNX", "ONNX"}},
      {face_api_resnet, "face_api_resnet", {"face-api weights", "face-apiの重み"}},
  });
}

constexpr auto enum_names(std::type_identity<ColourOrder>) {
  using enum ColourOrder;
  return std::to_array<core::EnumName<ColourOrder>>({
      {rgb, "rgb", {"RGB", "RGB"}},
      {bgr, "bgr", {"BGR", "BGR"}},
      {grey, "grey", {"grey", "グレースケール"}},
  });
}

constexpr auto enum_names(std::type_identity<OutputKind>) {
  using enum OutputKind;
  return std::to_array<core::EnumName<OutputKind>>({
      {ultraface, "ultraface", {"UltraFace boxes", "UltraFaceの枠"}},
      {yunet, "yunet", {"YuNet boxes and points", "YuNetの枠と特徴点"}},
      {points_68, "points_68", {"68 points", "68点"}},
      {points_5, "points_5", {"five points", "5点"}},
      {features, "features", {"features", "特徴量"}},
      {real_logit, "real_logit", {"bona fide class", "生体クラス"}},
  });
}

constexpr auto enum_names(std::type_identity<AlignedPoints>) {
  using enum AlignedPoints;
  return std::to_array<core::EnumName<AlignedPoints>>({
      {eyes_nose_mouth, "eyes_nose_mouth", {"eyes, nose, mouth", "目・鼻・口"}},
      {eye_corners_nose, "eye_corners_nose", {"eye corners and nose", "目尻・目頭・鼻"}},
  });
}

}  // namespace madoguchi::biometrics
