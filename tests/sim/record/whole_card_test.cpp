// SPDX-License-Identifier: Apache-2.0
// A whole My Number card, opened with every PIN and read to the last file: nothing of its holder is
// in the log or in the capture.
#include "iso7816/response_apdu.hpp"
#include "sim/card/virtual_card.hpp"
#include "sim/record/record_files.hpp"
#include "tests/sim/card/card_fixture.hpp"

#include <gmock/gmock.h>

namespace madoguchi::sim::record {
namespace {

using iso7816::CommandApdu;
using testing::HasSubstr;
using testing::Not;

/// A value as it would stand in the card's answers, in the log's hexadecimal and as it is.
struct Hidden {
  std::string what;
  std::string value;
};

std::string as_text(const core::Bytes& bytes) { return {bytes.begin(), bytes.end()}; }

TEST(WholeCard, LeavesNothingOfItsHolder) {
  card::CardProfile profile;
  profile.authentication_pin = core::Secret("4071");
  profile.signature_password = core::Secret("MADOGUCHI9");
  profile.text_pin = core::Secret("7519");
  const card::CardImage image = card::personalised(profile).image;
  const auto recording = std::make_shared<Recording>(std::chrono::system_clock::time_point{});
  RecordedCard card(std::make_shared<card::VirtualCard>(image), recording,
                    [] { return std::chrono::nanoseconds{0}; });
  card.power_on();
  std::size_t read = 0;
  const auto send = [&](const CommandApdu& command) {
    const auto answer = iso7816::ResponseApdu::decode(card.exchange(command.encode()).response);
    return answer ? *answer : iso7816::ResponseApdu(iso7816::status::no_precise_diagnosis);
  };
  for (const card::CardApplication& application : image.applications) {
    send(CommandApdu::select_application(application.aid));
    for (const card::ElementaryFile& file : application.files) {
      const auto* const pin = std::get_if<card::PinFile>(&file.body);
      if (pin == nullptr) continue;
      send(CommandApdu::select_file(file.identifier));
      send(CommandApdu::verify(iso7816::current_file_reference,
                               core::as_bytes(pin->value.reveal())));
    }
    for (const card::ElementaryFile& file : application.files) {
      send(CommandApdu::select_file(file.identifier));
      read += send(CommandApdu::read_binary(std::uint16_t{0}, 65536)).data.size();
    }
    send({.ins = iso7816::ins::read_record, .p1 = 1, .p2 = 0x04, .le = 256});
  }
  // Otherwise the test would show nothing: certificates, photograph and texts were read.
  EXPECT_GT(read, 10000U);

  const card::CardHolder holder = card::example_holder();
  const std::vector<Hidden> secrets{
      {"number", holder.my_number.reveal()},
      {"number B", std::string(card::verification_number_b(holder).reveal())},
      {"authentication PIN", "4071"},
      {"signature password", "MADOGUCHI9"},
      {"text PIN", "7519"},
      {"name", "花子"},
      {"address", "千代田区"},
      {"birth date", "19800217"},
      {"photograph", as_text(core::Bytes(16, 0x4A))},
      {"picture of the name", as_text(core::Bytes(16, 0x4E))},
  };
  const std::string log = recording->log();
  const std::string pcap = recording->pcap();
  for (const Hidden& secret : secrets) {
    EXPECT_THAT(log, Not(HasSubstr(core::to_hex(core::as_bytes(secret.value))))) << secret.what;
    EXPECT_THAT(log, Not(HasSubstr(secret.value))) << secret.what;
    EXPECT_EQ(pcap.find(secret.value), std::string::npos) << secret.what;
  }
  EXPECT_THAT(log, HasSubstr("4A504B49")) << "the token's label is public";
}

}  // namespace
}  // namespace madoguchi::sim::record
