// SPDX-License-Identifier: Apache-2.0
// Published clients of the card against ours: the commands are those that their sources send, and
// an answer is right if the client can go on with it.
#include "adapters/crypto/certificate.hpp"
#include "script_run.hpp"
#include "tests/sim/card/card_fixture.hpp"

#include <gtest/gtest.h>

#include <ostream>

namespace madoguchi::sim::clients {

// For messages of the test framework.
inline void PrintTo(const ClientTask& task, std::ostream* out) {
  *out << task.client << ": " << task.name;
}

namespace {

using adapters::crypto::Certificate;

/// What the holder of the card knows, and what a client computes beforehand.
Values values() {
  const auto text = [](std::string_view characters) {
    const core::ByteView bytes = core::as_bytes(characters);
    return core::Bytes(bytes.begin(), bytes.end());
  };
  const core::Bytes sha256_info = card::hex("3031300D060960864801650304020105000420");
  const core::Bytes sha1_info = card::hex("3021300906052B0E03021A05000414");
  Values all{{"jpki-ap", card::hex("D392F000260100000001")},
             {"text-ap", card::hex("D3921000310001010408")},
             {"face-ap", card::hex("D3921000310001010402")},
             {"common-ap", card::hex("D3921000310001010100")},
             {"pin", text("1234")},
             {"wrong-pin", text("9999")},
             {"new-pin", text("4321")},
             {"password", text("ABC123")},
             {"new-password", text("XYZ987")},
             {"number-a", text("123456789018")},
             {"number-b", text("55021720352285")},
             {"name", text("試験　花子")},
             {"birth", text("19800217")},
             {"hash", core::Bytes(32, 0x5A)},
             {"sha256-info", sha256_info},
             {"sha1-info", sha1_info}};
  core::append(all["sha256-info"], core::Bytes(32, 0x5A));
  core::append(all["sha1-info"], core::Bytes(20, 0x5A));
  return all;
}

card::CardProfile profile_of(const ClientTask& task) {
  card::CardProfile profile;
  for (const ScriptLine& line : task.lines) {
    if (line.kind != ScriptLine::Kind::profile) continue;
    if (line.text == "pinless") profile.kind = checkin::CardKind::pinless;
    if (line.text == "pin-locked") profile.authentication_tries.left = 0;
  }
  return profile;
}

/// "certificate authentication", "signed by authentication", "17 bytes".
class CardJudge {
 public:
  explicit CardJudge(card::CardCertificates certificates)
      : certificates_(std::move(certificates)) {}

  std::string operator()(const std::string& claim, core::ByteView read,
                         core::ByteView command) const {
    const std::vector<std::string> words = words_of(claim);
    bool holds = false;
    if (words.size() == 2 && words[0] == "certificate") {
      holds = Certificate::from_der(read) && core::to_hex(read) == core::to_hex(named(words[1]));
    } else if (words.size() == 3 && words[0] == "signed") {
      holds = is_signed(words[2], read, command);
    } else if (words.size() == 2 && words[1] == "bytes") {
      holds = read.size() == std::stoul(words[0]);
    } else if (claim == "any certificate") {
      holds = static_cast<bool>(Certificate::from_der(read));
    }
    return holds ? std::string() : "not " + claim + ": " + core::to_hex(read);
  }

 private:
  core::Bytes named(const std::string& name) const {
    return name == "authentication" ? certificates_.authentication
                                    : certificates_.signature.value_or(core::Bytes{});
  }
  /// The data of the command, short Lc, are what the key signed as they are.
  bool is_signed(const std::string& name, core::ByteView signature, core::ByteView command) const {
    const auto certificate = Certificate::from_der(named(name));
    if (!certificate) return false;
    const auto signed_bytes = certificate->public_key()->recover_pkcs1(signature);
    const core::ByteView asked = command.subspan(5, command[4]);
    return signed_bytes && core::to_hex(*signed_bytes) == core::to_hex(asked);
  }

  card::CardCertificates certificates_;
};

class ClientScripts : public testing::TestWithParam<ClientTask> {};

TEST_P(ClientScripts, goes_through) {
  card::PersonalisedCard made = card::personalised(profile_of(GetParam()));
  CardJudge judge(made.certificates);
  card::VirtualCard card(std::move(made.image));
  card.power_on();
  const Values known = values();
  EXPECT_EQ(ScriptRun(card, known, std::move(judge)).play(GetParam()), "");
}

const std::vector<ClientTask>& tasks() {
  static const std::vector<ClientTask> all =
      load_client_tasks(MADOGUCHI_SOURCE_DIR "/tests/data/clients");
  return all;
}

INSTANTIATE_TEST_SUITE_P(Clients, ClientScripts, testing::ValuesIn(tasks()), [](const auto& task) {
  return task.param.client + "_" + task.param.name;
});

TEST(ClientScript, patterns_accept_and_refuse) {
  const Values known{{"pin", {0x31, 0x32}}};
  const core::Bytes bytes{0xFF, 0x31, 0x32, 0x00, 0x90, 0x00};
  EXPECT_TRUE(matches(bytes, "FF (pin) ?? 90 00", known));
  EXPECT_TRUE(matches(bytes, "* 9000", known));
  EXPECT_TRUE(matches(bytes, "{4} 9000", known));
  EXPECT_FALSE(matches(bytes, "FF (pin) 90 00", known));
  EXPECT_FALSE(matches(bytes, "{3} 9000", known));
  EXPECT_FALSE(matches(bytes, "* 9001", known));
  EXPECT_THROW(static_cast<void>(matches(bytes, "(puk) *", known)), std::invalid_argument);
  EXPECT_EQ(core::to_hex(command_of("0020 0080 [pin]", known)), "00200080023132");
  EXPECT_THROW(static_cast<void>(command_of("0x20", known)), std::invalid_argument);
}

/// A card that lacks something must be noticed: the scripts can fail.
TEST(ClientScript, a_card_that_answers_otherwise_is_noticed) {
  card::PersonalisedCard made = card::personalised();
  CardJudge judge(made.certificates);
  made.image.applications.erase(made.image.applications.begin());
  card::VirtualCard card(std::move(made.image));
  card.power_on();
  const Values known = values();
  int noticed = 0;
  for (const ClientTask& task : tasks()) {
    if (!ScriptRun(card, known, judge).play(task).empty()) ++noticed;
    card.power_off();
    card.power_on();
  }
  EXPECT_GT(noticed, 10);
}

}  // namespace
}  // namespace madoguchi::sim::clients
