// SPDX-License-Identifier: Apache-2.0
// A library around another network: the configuration folder holds detector.onnx (UltraFace
// RFB-320) and embedding.onnx (112 x 112 BGR to any number of features). No landmarks, so it
// compares less well than it could; what it shows is the interface.
#include <madoguchi/face_comparator.h>
#include <opencv2/dnn.hpp>

#include <cstring>

static cv::dnn::Net detector, embedding;
static std::uint32_t template_size = 0;

// The square around the most confident face; empty if there is none.
static cv::Mat face_in(const cv::Mat& picture) {
  std::vector<cv::Mat> out;
  detector.setInput(cv::dnn::blobFromImage(picture, 1 / 128.0, {320, 240}, {127, 127, 127}, true));
  detector.forward(out, std::vector<cv::String>{"scores", "boxes"});
  double score = 0;
  cv::Point best;
  cv::minMaxLoc(out[0].reshape(1, out[0].size[1]).col(1), nullptr, &score, nullptr, &best);
  const float* box = out[1].ptr<float>(0, best.y);  // left, top, right, bottom, all 0..1
  const double side = score < 0.65 ? 0 : (box[3] - box[1]) * picture.rows;
  const double x = (box[0] + box[2]) * picture.cols, y = (box[1] + box[3]) * picture.rows;
  return picture(cv::Rect((x - side) / 2, (y - side) / 2, side, side) &
                 cv::Rect({}, picture.size()));
}

static cv::Mat features_of(const cv::Mat& face) {
  embedding.setInput(cv::dnn::blobFromImage(face, 1 / 128.0, {112, 112}, {127.5, 127.5, 127.5}));
  const cv::Mat found = embedding.forward().reshape(1, 1);
  return found / cv::norm(found);
}

uint32_t madoguchi_face_abi_version() { return MADOGUCHI_FACE_ABI_VERSION; }

int32_t madoguchi_face_initialize(const char* folder, MadoguchiFaceDescription* about) try {
  detector = cv::dnn::readNetFromONNX(std::string(folder) + "/detector.onnx");
  embedding = cv::dnn::readNetFromONNX(std::string(folder) + "/embedding.onnx");
  template_size = sizeof(float) * features_of(cv::Mat(112, 112, CV_8UC3, 127.0)).total();
  // The threshold 0.75 is a cosine of 0.5.
  *about = {sizeof *about, template_size, 0, MADOGUCHI_FACE_BGR24, 0.75, "embedding example", "1"};
  return MADOGUCHI_FACE_SUCCESS;
} catch (...) {
  return MADOGUCHI_FACE_CONFIGURATION;
}

int32_t madoguchi_face_create_template(const MadoguchiFaceImage* in, uint32_t, int32_t,
                                       uint8_t* bytes, uint32_t, uint32_t* size,
                                       MadoguchiFaceEyes*) try {
  const auto face = face_in(cv::Mat(in->height, in->width, CV_8UC3, (void*)in->pixels, in->stride));
  if (face.empty()) return MADOGUCHI_FACE_NO_FACE;
  std::memcpy(bytes, features_of(face).ptr(), *size = template_size);
  return MADOGUCHI_FACE_SUCCESS;
} catch (...) {
  return MADOGUCHI_FACE_INTERNAL;
}

int32_t madoguchi_face_compare(const uint8_t* a, uint32_t a_size, const uint8_t* b, uint32_t b_size,
                               double* score) {
  if (a_size != template_size || b_size != a_size) return MADOGUCHI_FACE_NO_TEMPLATE;
  const cv::Mat probe(1, a_size / sizeof(float), CV_32F, (void*)a);  // aligned, says the header
  *score = std::max(0.0, (1 + probe.dot(cv::Mat(probe.size(), CV_32F, (void*)b))) / 2);
  return MADOGUCHI_FACE_SUCCESS;
}
