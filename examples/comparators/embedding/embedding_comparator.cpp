// SPDX-License-Identifier: Apache-2.0
// A library around another network: the configuration folder holds detector.onnx (UltraFace
// RFB-320) and embedding.onnx (112 x 112 BGR to any number of features). No landmarks, so it
// compares less well than it could; what it shows is the interface.
#include <madoguchi/face_comparator.h>
#include <opencv2/dnn.hpp>
#include <opencv2/imgproc.hpp>

#include <cstring>
#include <string>

namespace {
cv::dnn::Net detector, embedding;
std::uint32_t features = 0;

// The box of the most confident face, as a square; empty if there is none.
cv::Rect face_in(const cv::Mat& picture) {
  std::vector<cv::Mat> out;
  detector.setInput(cv::dnn::blobFromImage(picture, 1 / 128.0, {320, 240}, {127, 127, 127}, true));
  detector.forward(out, std::vector<cv::String>{"scores", "boxes"});
  const float* score = out[0].ptr<float>();
  const float* box = out[1].ptr<float>();
  int best = 0;
  for (int i = 1; i < out[0].size[1]; ++i) best = score[2 * i + 1] > score[2 * best + 1] ? i : best;
  if (score[2 * best + 1] < 0.65F) return {};
  const float side = (box[4 * best + 3] - box[4 * best + 1]) * static_cast<float>(picture.rows);
  const float x = (box[4 * best] + box[4 * best + 2]) / 2 * static_cast<float>(picture.cols);
  const float y = (box[4 * best + 1] + box[4 * best + 3]) / 2 * static_cast<float>(picture.rows);
  return cv::Rect2f(x - side / 2, y - side / 2, side, side) & cv::Rect2f({0, 0}, picture.size());
}

cv::Mat features_of(const cv::Mat& face) {
  embedding.setInput(cv::dnn::blobFromImage(face, 1 / 128.0, {112, 112}, {127.5, 127.5, 127.5}));
  const cv::Mat found = embedding.forward().reshape(1, 1);
  return found / cv::norm(found);
}
}  // namespace

#define EXPORT extern "C" __attribute__((visibility("default")))

EXPORT uint32_t madoguchi_face_abi_version() { return MADOGUCHI_FACE_ABI_VERSION; }

EXPORT MadoguchiFaceStatus madoguchi_face_initialize(const char* folder,
                                                     MadoguchiFaceDescription* about) try {
  cv::setNumThreads(1);
  detector = cv::dnn::readNetFromONNX(std::string(folder) + "/detector.onnx");
  embedding = cv::dnn::readNetFromONNX(std::string(folder) + "/embedding.onnx");
  features = static_cast<std::uint32_t>(features_of(cv::Mat(112, 112, CV_8UC3, 127.0)).total());
  about->max_template_size = about->template_size = features * sizeof(float);
  about->pixel_format = MADOGUCHI_FACE_BGR24;
  about->threshold = 0.7;  // a cosine of 0.4
  std::strcpy(about->name, "embedding example");
  return MADOGUCHI_FACE_SUCCESS;
} catch (const std::exception&) {
  return MADOGUCHI_FACE_CONFIGURATION;
}

EXPORT MadoguchiFaceStatus madoguchi_face_create_template(const MadoguchiFaceImage* images,
                                                          uint32_t, MadoguchiFaceRole,
                                                          uint8_t* bytes, uint32_t, uint32_t* size,
                                                          MadoguchiFaceEyes*) try {
  const cv::Mat picture(static_cast<int>(images[0].height), static_cast<int>(images[0].width),
                        CV_8UC3, const_cast<uint8_t*>(images[0].pixels), images[0].stride);
  const cv::Rect face = face_in(picture);
  if (face.width < 16 || face.height < 16) return MADOGUCHI_FACE_NO_FACE;
  const cv::Mat found = features_of(picture(face));
  std::memcpy(bytes, found.ptr(), *size = features * sizeof(float));
  return MADOGUCHI_FACE_SUCCESS;
} catch (const std::exception&) {
  return MADOGUCHI_FACE_INTERNAL;
}

EXPORT MadoguchiFaceStatus madoguchi_face_compare(const uint8_t* a, uint32_t a_size,
                                                  const uint8_t* b, uint32_t b_size,
                                                  double* score) {
  if (a_size != features * sizeof(float) || b_size != a_size) return MADOGUCHI_FACE_NO_TEMPLATE;
  std::vector<float> left(features), right(features);
  std::memcpy(left.data(), a, a_size);
  std::memcpy(right.data(), b, b_size);
  double cosine = 0;
  for (std::uint32_t i = 0; i < features; ++i) cosine += double{left[i]} * right[i];
  *score = std::max(0.0, (1 + cosine) / 2);
  return MADOGUCHI_FACE_SUCCESS;
}
