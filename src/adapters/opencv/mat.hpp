// SPDX-License-Identifier: Apache-2.0
// Inside this adapter: the picture value as OpenCV's matrix and back, and its exceptions as errors.
#pragma once

#include "biometrics/image.hpp"
#include "core/result.hpp"

#include <opencv2/core.hpp>

#include <string>
#include <utility>

namespace madoguchi::adapters::opencv {

/// A read-only view of the picture's pixels; valid as long as the picture. Error: invalid_argument
/// for a size that does not fit the pixels.
core::Result<cv::Mat> view_of(const biometrics::Image& image);

/// A BGR copy or view of a grey or BGR picture.
core::Result<cv::Mat> bgr_of(const biometrics::Image& image);

/// Copies an 8-bit matrix of one, three or four channels (the fourth is dropped).
biometrics::Image image_of(const cv::Mat& mat);

/// The one place where an exception of OpenCV becomes an error.
core::Error error_of(core::Errc code, const std::string& what, const std::exception& problem);

/// Runs `function`, which returns a Result, and turns an exception of OpenCV into an error.
template <class F>
auto guarded(core::Errc code, const std::string& what, F function) -> decltype(function()) {
  try {
    return function();
  } catch (const cv::Exception& problem) {
    return error_of(code, what, problem);
  } catch (const std::bad_alloc& problem) {
    return error_of(code, what, problem);
  }
}

}  // namespace madoguchi::adapters::opencv
