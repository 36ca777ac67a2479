// SPDX-License-Identifier: Apache-2.0
// Certificates and pictures as they are stored on a card.
#pragma once

#include "sim/personalisation/card_summary.hpp"

#include <optional>
#include <vector>

namespace madoguchi::sim::personalisation {

/// The bytes of a file; null if there is no such file of bytes.
const core::Bytes* stored_file(const card::CardImage& image, const iso7816::Aid& application,
                               iso7816::FileIdentifier file);

/// A data object of a template such as FF20; empty if it is not there.
std::optional<core::Bytes> stored_object(const core::Bytes& file, std::uint32_t tag);

/// The certificates of the JPKI application, holder's first.
std::vector<CertificateSummary> stored_certificates(const card::CardImage& image);

/// The pictures of the card-face application.
std::vector<PictureSummary> stored_pictures(const card::CardImage& image);

}  // namespace madoguchi::sim::personalisation
