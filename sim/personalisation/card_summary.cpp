// SPDX-License-Identifier: Apache-2.0
#include "sim/personalisation/card_summary.hpp"

#include "core/hex.hpp"
#include "iso7816/names.hpp"
#include "sim/personalisation/file_labels.hpp"
#include "sim/personalisation/stored_objects.hpp"

#include <fmt/format.h>

namespace madoguchi::sim::personalisation {
namespace {

using card::AccessCondition;

std::string words_of(const AccessCondition& condition) {
  std::string words;
  if (condition.kind == AccessCondition::Kind::free) words = "free";
  if (condition.kind == AccessCondition::Kind::never) words = "never";
  const char* between = condition.kind == AccessCondition::Kind::all_of ? " and " : " or ";
  for (const iso7816::FileIdentifier pin : condition.pins) {
    words += fmt::format("{}{:04X}", words.empty() ? "" : between, pin.value);
  }
  if (condition.or_institution) words += " or institution";
  return words;
}

/// Fills in what a kind of file has to tell.
struct Describe {
  FileSummary& summary;

  void operator()(const card::TransparentFile& file) const {
    summary.kind = {"bytes", "透過"};
    summary.size = file.content.size();
    summary.access = words_of(file.read);
  }
  void operator()(const card::RecordFile& file) const {
    summary.kind = {"records", "レコード"};
    for (const core::Bytes& record : file.records) summary.size += record.size();
    summary.access = words_of(file.read);
  }
  void operator()(const card::PinFile& pin) const {
    summary.kind = {"PIN", "暗証番号"};
    summary.is_pin = true;
    summary.tries = pin.tries;
    summary.tries_left = pin.tries_left;
  }
  void operator()(const card::KeyFile& key) const {
    summary.kind = {"private key", "秘密鍵"};
    summary.access = words_of(key.use);
  }
  void operator()(const card::InstitutionRootFile& /*root*/) const {
    summary.kind = {"public key", "公開鍵"};
    summary.access = "never";
  }
  void operator()(const card::InternalFile& /*file*/) const {
    summary.kind = {"internal", "内部"};
    summary.access = "never";
  }
};

ApplicationSummary summary_of(const card::CardApplication& application) {
  ApplicationSummary summary{.name = std::string(iso7816::name_of(application.aid)),
                             .aid = application.aid,
                             .role = application.role};
  for (const card::ElementaryFile& file : application.files) {
    FileSummary& row = summary.files.emplace_back();
    row.identifier = file.identifier;
    row.label = file_label(application.aid, file.identifier);
    std::visit(Describe{row}, file.body);
  }
  for (const card::DataObject& object : application.data_objects) {
    summary.data_objects.push_back(object.tag);
  }
  return summary;
}

}  // namespace

CardSummary summary_of(const card::CardImage& image) {
  CardSummary summary;
  for (const card::CardApplication& application : image.applications) {
    summary.applications.push_back(summary_of(application));
  }
  summary.certificates = stored_certificates(image);
  summary.pictures = stored_pictures(image);
  return summary;
}

}  // namespace madoguchi::sim::personalisation
