// SPDX-License-Identifier: Apache-2.0
// An EMR at the folders: drops requests and fetches results, and counts both.
#pragma once

#include "adapters/files/files.hpp"
#include "adapters/files/temporary_folder.hpp"
#include "sim/exchange/serve_exchange.hpp"

#include <fmt/format.h>

#include <chrono>
#include <filesystem>
#include <map>
#include <string>
#include <thread>

namespace madoguchi::sim::exchange {

inline const std::filesystem::path source = MADOGUCHI_SOURCE_DIR;

/// A folder for an exchange and its EMRs.
inline ServeExchangeOptions options_for(const std::filesystem::path& share) {
  ServeExchangeOptions options;
  options.share = share;
  options.people = source / "docs/emr-exchange/people.yaml";
  options.tables = source / "data/oqs";
  options.bulk_delay = std::chrono::seconds(0);
  options.folders.rescan = std::chrono::milliseconds(50);
  options.folders.settled = std::chrono::milliseconds(300);
  return options;
}

class SilentObserver final : public ServeExchangeObserver {
 public:
  void started(std::size_t, std::size_t) override {}
  void answered(const terminal::exchange::ExchangeNote&) override {}
  void trouble(const core::Error&) override {}
  void recovered() override {}
  void left_alone(const std::string&, adapters::exchange_folders::LeftAlone) override {}
  void waiting(std::size_t) override {}
};

/// What is asked for: the body of a request. `reception` is that of a bulk request to collect.
inline std::string body_for(std::string_view family, std::string_view reception) {
  constexpr std::string_view search =
      "<QualificationConfirmSearchInfo><InsurerNumber>06139999</InsurerNumber>"
      "<InsuredIdentificationNumber>0012</InsuredIdentificationNumber>"
      "<InsuredBranchNumber>00</InsuredBranchNumber><Birthdate>19800401</Birthdate>"
      "</QualificationConfirmSearchInfo>";
  constexpr std::string_view registration =
      "<ReferenceNumberRegistrationInfo><ReferenceNumber>1</ReferenceNumber>"
      "<InsurerNumber>06139999</InsurerNumber>"
      "<InsuredIdentificationNumber>0012</InsuredIdentificationNumber>"
      "<InsuredBranchNumber>00</InsuredBranchNumber></ReferenceNumberRegistrationInfo>";
  if (!reception.empty()) return fmt::format("<ReceptionNumber>{}</ReceptionNumber>", reception);
  if (family == "OQSmutic01") {
    return "<QualificationConfirmSearchInfo><MedicalTreatmentMonth>202402</MedicalTreatmentMonth>"
           "</QualificationConfirmSearchInfo>";
  }
  if (family == "OQSmuhvq01" || family == "OQSmuonq01") {
    return fmt::format(
        "<QualificationConfirmSearchInfo><ConsentDateFrom>20240101</ConsentDateFrom>"
        "<ConsentDateTo>20240131</ConsentDateTo><MedicalTreatmentFlag>{}</MedicalTreatmentFlag>"
        "</QualificationConfirmSearchInfo>",
        family == "OQSmuhvq01" ? 2 : 3);
  }
  if (family.ends_with("siquc01") && !family.starts_with("OQS")) {
    return "<FileCategory>2</FileCategory>";
  }
  return std::string(family.ends_with("imm01") ? registration : search);
}

/// A request of one family as an EMR writes it; `identifier` comes back in the result.
inline std::string request_for(std::string_view family, std::string_view identifier,
                               std::string_view reception = {}) {
  constexpr std::string_view person =
      "<InsurerNumber>06139999</InsurerNumber>"
      "<InsuredPersonIdentificationNumber>0012</InsuredPersonIdentificationNumber>"
      "<BranchNumber>00</BranchNumber>";
  const bool information = family.ends_with("siquc01") && !family.starts_with("OQS");
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<XmlMsg><MessageHeader>"
      "<MedicalInstitutionCode>1312345678</MedicalInstitutionCode>{}"
      "<ArbitraryFileIdentifier>{}</ArbitraryFileIdentifier></MessageHeader>"
      "<MessageBody>{}</MessageBody></XmlMsg>\n",
      information ? person : "", identifier, body_for(family, reception));
}

class Emr {
 public:
  explicit Emr(std::filesystem::path share) : share_(std::move(share)) {
    for (const char* name : {"req", "res"}) std::filesystem::create_directories(share_ / name);
  }

  /// Writes beside and moves in.
  void drop(const std::string& family, const std::string& identifier,
            const std::string& reception = {}) {
    const std::string name = fmt::format("{}req_{}.xml", family, identifier);
    const auto beside = share_ / ("." + name + ".part");
    std::FILE* file = std::fopen(beside.c_str(), "wb");
    const std::string content = request_for(family, identifier, reception);
    std::fwrite(content.data(), 1, content.size(), file);
    std::fclose(file);
    std::filesystem::rename(beside, share_ / "req" / name);
    ++dropped_;
  }

  /// Takes everything out of `res`.
  void fetch() {
    for (const auto& entry : std::filesystem::directory_iterator(share_ / "res")) {
      const std::string name = entry.path().filename().string();
      contents_[name] = adapters::files::read_file(entry.path(), 1U << 24U).value();
      ++fetched_[name];
      std::filesystem::remove(entry.path());
    }
  }
  bool fetch_all(std::chrono::seconds patience) {
    const auto until = std::chrono::steady_clock::now() + patience;
    while (std::chrono::steady_clock::now() < until) {
      fetch();
      if (fetched_.size() >= dropped_) return true;
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return false;
  }

  std::size_t dropped() const { return dropped_; }
  const std::map<std::string, int>& fetched() const { return fetched_; }
  const std::map<std::string, std::string>& contents() const { return contents_; }

 private:
  std::filesystem::path share_;
  std::size_t dropped_ = 0;
  std::map<std::string, int> fetched_;
  std::map<std::string, std::string> contents_;
};

/// Text of the only element of a name in a file of ours; empty if it is not there.
inline std::string element(const std::string& xml, const std::string& name) {
  const std::string open = "<" + name + ">";
  const std::size_t at = xml.find(open);
  if (at == std::string::npos) return {};
  const std::size_t begin = at + open.size();
  return xml.substr(begin, xml.find('<', begin) - begin);
}

}  // namespace madoguchi::sim::exchange
