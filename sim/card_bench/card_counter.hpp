// SPDX-License-Identifier: Apache-2.0
// A counter without people: a card and the suite that plays the reader.
#pragma once

#include "adapters/crypto/openssl_card_cryptography.hpp"
#include "ports/card_bench.hpp"
#include "scenario/counter.hpp"
#include "sim/card/card_image.hpp"
#include "sim/card_bench/card_site.hpp"
#include "sim/faults/faulty_card.hpp"
#include "sim/trace/traced_card_reader.hpp"

#include <functional>
#include <memory>
#include <string>

namespace madoguchi::sim::card_bench {

/// What opens a PIN file; empty if that is not known.
using SecretFinder = std::function<core::Secret(const iso7816::Aid&, iso7816::FileIdentifier)>;

/// The secrets that an image holds. A PIN that was never set gets a value of the right length, so
/// that VERIFY can be sent.
SecretFinder secrets_in(const card::CardImage& image);

/// What a card alone is made of.
struct CardCounterParts {
  std::unique_ptr<CardSite> site;
  SecretFinder secrets;
  std::shared_ptr<const ports::InstitutionKey> institution{};  ///< may be empty
  std::string description;                                     ///< of the card, for the report
  std::shared_ptr<faults::FaultyCard> faults{};  ///< empty: a card of metal and plastic
  std::function<std::vector<scenario::EvidenceFile>()>
      evidence{};  ///< what the card kept; may be empty
};

class CardCounter final : public scenario::Counter {
 public:
  /// `trace` outlives the counter.
  CardCounter(CardCounterParts parts, ports::TraceSink& trace);

  ports::SystemUnderTest& system() override { return card_; }
  ports::Stage& stage() override { return stage_; }
  ports::CardBench* card_bench() override { return &bench_; }
  std::vector<scenario::EvidenceFile> evidence() const override {
    return evidence_ ? evidence_() : std::vector<scenario::EvidenceFile>{};
  }
  void run(std::function<ports::Awaitable<void>()> task) override { site_->run(std::move(task)); }

 private:
  /// The card as a system under test: nobody can press its buttons.
  class Card final : public ports::SystemUnderTest {
   public:
    explicit Card(std::string description) : description_(std::move(description)) {}
    std::string description() const override { return description_; }
    ports::Task<ports::Observation> patient(ports::PatientAction action) override;
    ports::Task<ports::Observation> staff(ports::StaffAction action) override;

   private:
    std::string description_;
  };

  class Stage final : public ports::Stage {
   public:
    Stage(CardSite& site, std::shared_ptr<faults::FaultyCard> faults)
        : site_(site), faults_(std::move(faults)) {}
    core::Result<> add_card_fault(ports::CardFault fault) override;
    core::Result<> clear_card_faults() override;
    ports::Task<> insert_card() override { return site_.insert(); }
    ports::Task<> remove_card() override { return site_.remove(); }
    ports::Task<> set_service(ports::ServiceCondition condition) override;
    ports::Task<> face_camera(std::string person) override;
    core::Result<std::vector<ports::EmrFile>> face_files() override {
      return std::vector<ports::EmrFile>{};
    }
    ports::Clock& clock() override { return site_.clock(); }

   private:
    CardSite& site_;
    std::shared_ptr<faults::FaultyCard> faults_;
  };

  class Bench final : public ports::CardBench {
   public:
    Bench(ports::CardReader& reader, SecretFinder secrets,
          std::shared_ptr<const ports::InstitutionKey> institution)
        : reader_(reader), secrets_(std::move(secrets)), institution_(std::move(institution)) {}
    ports::CardReader& reader() override { return reader_; }
    core::Secret secret(const iso7816::Aid& application, iso7816::FileIdentifier pin) override {
      return secrets_(application, pin);
    }
    const ports::CardCryptography& cryptography() const override { return cryptography_; }
    const ports::InstitutionKey* institution() const override { return institution_.get(); }

   private:
    ports::CardReader& reader_;
    SecretFinder secrets_;
    std::shared_ptr<const ports::InstitutionKey> institution_;
    adapters::crypto::OpensslCardCryptography cryptography_;
  };

  std::unique_ptr<CardSite> site_;
  trace::TracedCardReader reader_;
  Card card_;
  Stage stage_;
  Bench bench_;
  std::function<std::vector<scenario::EvidenceFile>()> evidence_;
};

}  // namespace madoguchi::sim::card_bench
