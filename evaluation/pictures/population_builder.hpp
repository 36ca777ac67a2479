// SPDX-License-Identifier: Apache-2.0
// Inside this folder: puts the samples of subjects together to what one observer saw.
#pragma once

#include "evaluation/pictures/population.hpp"

#include <string>
#include <vector>

namespace madoguchi::evaluation::pictures {

class PopulationBuilder {
 public:
  PresentationSet& set() { return result_.set; }

  /// The next subject; the first sample is the reference, the others are the frames of its
  /// presentations.
  void subject(std::string name, std::vector<StoredTemplate> samples);

  /// A presentation of the subject, of the next so many samples.
  void present(std::uint32_t condition, std::uint32_t transaction, std::uint32_t attempt,
               std::size_t frames);

  Population finish(std::string digest);

 private:
  Population result_;
  std::vector<StoredTemplate> all_;
  std::size_t next_ = 0;
};

}  // namespace madoguchi::evaluation::pictures
