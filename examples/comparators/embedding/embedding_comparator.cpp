// SPDX-License-Identifier: Apache-2.0
// A library around another network: the configuration folder holds detector.onnx (UltraFace
// RFB-320) and embedding.onnx (112 x 112 BGR to any number of features). No landmarks, so it
// compares less well than it could; what it shows is the interface.
#pragma GCC visibility push(default)  // what the header declares is exported
#include <madoguchi/face_comparator.h>
#pragma GCC visibility pop
#include <opencv2/dnn.hpp>

#include <cstring>

using Status = MadoguchiFaceStatus;
static cv::dnn::Net detector, embedding;
static std::uint32_t bytes_of_template = 0;

// The square around the most confident face; empty if there is none.
static cv::Rect face_in(const cv::Mat& picture) {
  std::vector<cv::Mat> out;
  detector.setInput(cv::dnn::blobFromImage(picture, 1 / 128.0, {320, 240}, {127, 127, 127}, true));
  detector.forward(out, std::vector<cv::String>{"scores", "boxes"});
  double score = 0;
  cv::Point best;
  cv::minMaxLoc(out[0].reshape(1, out[0].size[1]).col(1), nullptr, &score, nullptr, &best);
  if (score < 0.65) return {};
  const float* box = out[1].ptr<float>(0, best.y);  // left, top, right, bottom, all 0..1
  const double side = (box[3] - box[1]) * picture.rows;
  const double x = (box[0] + box[2]) * picture.cols, y = (box[1] + box[3]) * picture.rows;
  return cv::Rect2d((x - side) / 2, (y - side) / 2, side, side) & cv::Rect2d({}, picture.size());
}

static cv::Mat features_of(const cv::Mat& face) {
  embedding.setInput(cv::dnn::blobFromImage(face, 1 / 128.0, {112, 112}, {127.5, 127.5, 127.5}));
  const cv::Mat found = embedding.forward().reshape(1, 1);
  return found / cv::norm(found);
}

uint32_t madoguchi_face_abi_version() { return MADOGUCHI_FACE_ABI_VERSION; }

Status madoguchi_face_initialize(const char* folder, MadoguchiFaceDescription* about) try {
  cv::setNumThreads(1);
  detector = cv::dnn::readNetFromONNX(std::string(folder) + "/detector.onnx");
  embedding = cv::dnn::readNetFromONNX(std::string(folder) + "/embedding.onnx");
  bytes_of_template = sizeof(float) * features_of(cv::Mat(112, 112, CV_8UC3, 127.0)).total();
  about->max_template_size = about->template_size = bytes_of_template;
  about->pixel_format = MADOGUCHI_FACE_BGR24;
  about->threshold = 0.75;  // a cosine of 0.5
  std::strcpy(about->name, "embedding example");
  return MADOGUCHI_FACE_SUCCESS;
} catch (...) {
  return MADOGUCHI_FACE_CONFIGURATION;
}

Status madoguchi_face_create_template(const MadoguchiFaceImage* image, uint32_t, MadoguchiFaceRole,
                                      uint8_t* bytes, uint32_t, uint32_t* size,
                                      MadoguchiFaceEyes*) try {
  const cv::Mat picture(cv::Size(image->width, image->height), CV_8UC3,
                        const_cast<uint8_t*>(image->pixels), image->stride);
  const cv::Rect face = face_in(picture);
  if (face.width < 16 || face.height < 16) return MADOGUCHI_FACE_NO_FACE;
  std::memcpy(bytes, features_of(picture(face)).ptr(), *size = bytes_of_template);
  return MADOGUCHI_FACE_SUCCESS;
} catch (...) {
  return MADOGUCHI_FACE_INTERNAL;
}

Status madoguchi_face_compare(const uint8_t* a, uint32_t a_size, const uint8_t* b, uint32_t b_size,
                              double* score) {
  if (a_size != bytes_of_template || b_size != a_size) return MADOGUCHI_FACE_NO_TEMPLATE;
  cv::Mat sides(2, bytes_of_template / sizeof(float), CV_32F);
  std::memcpy(sides.ptr(0), a, a_size);
  std::memcpy(sides.ptr(1), b, b_size);
  *score = std::max(0.0, (1 + sides.row(0).dot(sides.row(1))) / 2);
  return MADOGUCHI_FACE_SUCCESS;
}
