// SPDX-License-Identifier: Apache-2.0
// What is on a card, for people: no value of a PIN, no key, no number.
#pragma once

#include "core/text.hpp"
#include "sim/card/card_image.hpp"
#include "sim/pki/certificate_profile.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace madoguchi::sim::personalisation {

struct FileSummary {
  iso7816::FileIdentifier identifier{};
  core::Text label{};
  core::Text kind{};
  std::size_t size = 0;  ///< bytes; 0 for a PIN or key
  std::string access{};  ///< "free", "never", "0011 or 0014"; of a PIN: empty
  bool is_pin = false;
  int tries = 0;       ///< of a PIN, after a success; 0: without limit
  int tries_left = 0;  ///< of a PIN
};

struct ApplicationSummary {
  std::string name{};  ///< "jpki"; empty for one without
  iso7816::Aid aid{};
  card::ApplicationRole role = card::ApplicationRole::application;
  std::vector<FileSummary> files{};
  std::vector<std::uint16_t> data_objects{};  ///< tags
};

struct CertificateSummary {
  iso7816::FileIdentifier file{};
  std::string subject{};
  std::string issuer{};
  std::string serial{};  ///< hexadecimal
  std::chrono::sys_seconds from{};
  std::chrono::sys_seconds until{};
  std::optional<pki::Generation> generation{};  ///< of the authority; empty if it is another one
};

struct PictureSummary {
  core::Text what{};
  std::size_t bytes = 0;
  int width = 0;  ///< 0: no picture
  int height = 0;
};

struct CardSummary {
  std::vector<ApplicationSummary> applications{};
  std::vector<CertificateSummary> certificates{};
  std::vector<PictureSummary> pictures{};
};

/// Reads it from what is stored; what cannot be read is left out.
CardSummary summary_of(const card::CardImage& image);

}  // namespace madoguchi::sim::personalisation
