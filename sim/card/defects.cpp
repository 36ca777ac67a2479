// SPDX-License-Identifier: Apache-2.0
#include "sim/card/defects.hpp"

namespace madoguchi::sim::card {
namespace {

template <class Image, class F>
void for_each_pin(Image& image, F act) {
  for (auto& application : image.applications) {
    for (auto& file : application.files) {
      if (auto* const pin = std::get_if<PinFile>(&file.body)) act(*pin);
    }
  }
}

}  // namespace

std::vector<const CardDefect*> card_defects_among(const checkin::Defects& defects) {
  std::vector<const CardDefect*> rows;
  for (const auto table : {stored_defects(), exchange_defects()}) {
    for (const CardDefect& row : table) {
      if (defects.contains(row.defect)) rows.push_back(&row);
    }
  }
  return rows;
}

std::vector<int> tries_of(const CardImage& image) {
  std::vector<int> tries;
  for_each_pin(image, [&](const PinFile& pin) { tries.push_back(pin.tries_left); });
  return tries;
}

void restore_tries(CardImage& image, const std::vector<int>& tries) {
  std::size_t next = 0;
  for_each_pin(image, [&](PinFile& pin) { pin.tries_left = tries.at(next++); });
}

}  // namespace madoguchi::sim::card
