// SPDX-License-Identifier: Apache-2.0
// A card for programs.
#include "apps/madoguchi/card/card_pages.hpp"
#include "core/civil_time.hpp"
#include "core/hex.hpp"
#include "sim/card/card_settings.hpp"
#include "sim/personalisation/card_summary.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

namespace madoguchi::apps {
namespace {

namespace json = boost::json;
using sim::personalisation::ApplicationSummary;
using sim::personalisation::CardSummary;
using sim::personalisation::PrintedCard;

std::string identifier_text(iso7816::FileIdentifier file) {
  return fmt::format("{:04X}", file.value);
}

json::object holder_of(const PrintedCard& printed, bool reveal) {
  return {{"person", printed.person},
          {"name", printed.name},
          {"address", printed.address},
          {"born", core::to_iso(printed.born)},
          {"printed_birth_date", printed.printed_birth_date()},
          {"sex", std::string(1, printed.sex)},
          {"card_expiry", core::to_iso(printed.card_expiry)},
          {"foreign_national", printed.foreign_national},
          {"number", shown(printed.number, reveal)},
          {"verification_number_b", shown(printed.verification_number_b, reveal)}};
}

json::object json_of(const ApplicationSummary& application) {
  json::array files;
  for (const auto& file : application.files) {
    json::object row{{"id", identifier_text(file.identifier)},
                     {"kind", file.kind.en},
                     {"label", file.label.en},
                     {"size", file.size}};
    if (!file.access.empty()) row["access"] = file.access;
    if (file.is_pin) {
      row["tries"] = file.tries;
      row["tries_left"] = file.tries_left;
    }
    files.push_back(std::move(row));
  }
  json::array objects;
  for (const std::uint16_t tag : application.data_objects) {
    objects.emplace_back(fmt::format("{:04X}", tag));
  }
  return {{"aid", core::to_hex(application.aid.bytes())},
          {"name", application.name},
          {"role", core::name_of(application.role)},
          {"files", std::move(files)},
          {"data_objects", std::move(objects)}};
}

json::array certificates_of(const CardSummary& summary) {
  json::array rows;
  for (const auto& certificate : summary.certificates) {
    json::object row{{"file", identifier_text(certificate.file)},
                     {"subject", certificate.subject},
                     {"issuer", certificate.issuer},
                     {"serial", certificate.serial},
                     {"from", core::to_iso(core::to_civil(certificate.from))},
                     {"until", core::to_iso(core::to_civil(certificate.until))}};
    if (certificate.generation) row["generation"] = core::name_of(*certificate.generation);
    rows.push_back(std::move(row));
  }
  return rows;
}

json::array pictures_of(const CardSummary& summary) {
  json::array rows;
  for (const auto& picture : summary.pictures) {
    rows.push_back(json::object{{"what", picture.what.en},
                                {"bytes", picture.bytes},
                                {"width", picture.width},
                                {"height", picture.height}});
  }
  return rows;
}

json::array settings_of(const PrintedCard& printed) {
  json::array rows;
  for (const sim::card::Setting& setting : sim::card::settings()) {
    const auto given = printed.settings.find(std::string(setting.key));
    const std::string usual = setting.default_value();
    rows.push_back(json::object{{"key", setting.key},
                                {"value", given == printed.settings.end() ? usual : given->second},
                                {"default", usual},
                                {"assumption", setting.text.en}});
  }
  return rows;
}

}  // namespace

std::string card_json(const ShownCard& card) {
  const CardSummary summary = sim::personalisation::summary_of(card.image);
  const PrintedCard& printed = card.printed;
  json::array applications;
  for (const ApplicationSummary& application : summary.applications) {
    applications.push_back(json_of(application));
  }
  json::array remarks;
  for (const auto& remark : card.remarks) {
    remarks.push_back(json::object{{"en", remark.en}, {"ja", remark.ja}});
  }
  json::object object{{"title", {{"en", printed.title.en}, {"ja", printed.title.ja}}},
                      {"model", printed.model},
                      {"atr", core::to_hex(card.image.atr.bytes())},
                      {"applications", std::move(applications)},
                      {"certificates", certificates_of(summary)},
                      {"pictures", pictures_of(summary)},
                      {"remarks", std::move(remarks)}};
  if (printed.model == "my-number") {
    object["kind"] = core::name_of(printed.kind);
    object["holder"] = holder_of(printed, card.reveal);
    object["revoked"] = printed.revoked;
    object["settings"] = settings_of(printed);
    json::array assumptions;
    for (const core::Text& text : sim::card::assumptions()) assumptions.emplace_back(text.en);
    object["assumptions"] = std::move(assumptions);
  }
  return json::serialize(object);
}

}  // namespace madoguchi::apps
