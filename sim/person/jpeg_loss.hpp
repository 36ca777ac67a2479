// SPDX-License-Identifier: Apache-2.0
// What JPEG compression (ITU-T T.81, baseline) takes from a picture: colours at half resolution,
// 8 x 8 cosine transforms, quantised. Written here so that every machine loses the same.
#pragma once

#include "biometrics/image.hpp"

namespace madoguchi::sim::person {

/// The picture (BGR) as a decoder would give it back; quality 1 .. 100 in the scale of the
/// Independent JPEG Group.
biometrics::Image jpeg_loss(const biometrics::Image& image, int quality);

}  // namespace madoguchi::sim::person
