// SPDX-License-Identifier: Apache-2.0
// The protocol of docs/card-serve.md, message by message.
#include "sim/serving/control_methods.hpp"

#include "serving_fixture.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <gmock/gmock.h>

namespace madoguchi::sim::serving {
namespace {

namespace json = boost::json;
using testing::HasSubstr;
using testing::Not;

class ControlTest : public ServingTest {
 protected:
  json::value call(const char* method, json::object parameters = {}) {
    const json::value request{
        {"jsonrpc", "2.0"}, {"method", method}, {"params", std::move(parameters)}, {"id", 1}};
    return json::parse(dispatcher_.answer(json::serialize(request)));
  }
  /// What an error says.
  std::string refusal(const char* method, json::object parameters) {
    const json::value answer = call(method, std::move(parameters));
    const json::value* const error = answer.as_object().if_contains("error");
    return error == nullptr ? "no error" : std::string(error->at("message").as_string());
  }

  bool ended_ = false;
  adapters::rpc::Dispatcher dispatcher_{control_methods(*server_, [this] { ended_ = true; })};
};

TEST_F(ControlTest, lists_the_readers) {
  ASSERT_TRUE(server_->insert(1, "bb"));
  const json::value answer = call("readers");
  const json::array& readers = answer.at("result").as_array();
  ASSERT_EQ(readers.size(), 3U);
  EXPECT_EQ(readers[0].at("reader"), 1);
  EXPECT_EQ(readers[0].at("name"), "Madoguchi 1 00 00");
  EXPECT_THAT(std::string(readers[0].at("socket").as_string()), HasSubstr("pcscd.comm"));
  EXPECT_TRUE(readers[0].at("card").is_null());
  EXPECT_EQ(readers[1].at("card"), "bb");
  EXPECT_EQ(readers[1].at("counters"), json::parse(R"([{"application": "D392F000260100000001",
                                                        "file": "0018", "left": 3, "tries": 3}])"));
  EXPECT_THAT(json::serialize(answer), Not(HasSubstr("1234"))) << "the PIN";
}

TEST_F(ControlTest, moves_cards) {
  EXPECT_EQ(call("insert", {{"reader", 1}, {"card", "a5"}}).at("result").at("card"), "a5");
  EXPECT_THAT(opensc_says(*server_, 0, "3b:01:a5"), HasSubstr("3b:01:a5"));
  EXPECT_EQ(call("swap", {{"reader", 1}, {"card", "b5"}}).at("result").at("card"), "b5");
  EXPECT_THAT(opensc_says(*server_, 0, "3b:01:b5"), HasSubstr("3b:01:b5"));
  EXPECT_TRUE(call("remove", {{"reader", 1}}).at("result").at("card").is_null());
  EXPECT_EQ(call("insert", {{"reader", 1}}).at("result").at("card"), "b5");
}

TEST_F(ControlTest, says_what_is_wrong) {
  EXPECT_THAT(refusal("remove", {{"reader", 4}}), HasSubstr("no reader 4; there are 1 to 3"));
  EXPECT_THAT(refusal("remove", {{"reader", 0}}), HasSubstr("no reader 0"));
  EXPECT_THAT(refusal("remove", {{"reader", "one"}}), HasSubstr("is a number"));
  EXPECT_THAT(refusal("remove", {{"reader", 1}}), HasSubstr("reader 1 is empty"));
  EXPECT_THAT(refusal("insert", {{"reader", 1}, {"card", 7}}), HasSubstr("a card file"));
  EXPECT_THAT(refusal("swap", {{"reader", 1}, {"card", "nowhere.card"}}),
              HasSubstr("nowhere.card"));
  EXPECT_THAT(refusal("swap", {{"reader", 1}}), HasSubstr("needs a parameter \"card\""));
  EXPECT_THAT(refusal("insret", {{"reader", 1}}), HasSubstr("did you mean \"insert\""));
}

TEST_F(ControlTest, sets_faults_as_scenarios_write_them) {
  ASSERT_TRUE(server_->insert(0, "a4"));
  opensc_says(*server_, 0, "3b:01:a4");
  const std::string select = "--card-driver default -s 00A4040C0AD392F000260100000001";
  EXPECT_THAT(ask_opensc(server_->status(0), select), HasSubstr("SW1=0x90"));
  const json::value as_text = "{at: {instruction: select}, do: {status_word: 6F00}, times: always}";
  const json::value as_json =
      json::parse(R"([{"at": {"instruction": "select"}, "do": {"status_word": "6F01"},
                       "times": "always"}])");
  ASSERT_THAT(json::serialize(call("set_faults", {{"reader", 1}, {"faults", as_text}})),
              Not(HasSubstr("error")));
  EXPECT_THAT(ask_opensc(server_->status(0), select), HasSubstr("SW1=0x6F, SW2=0x00"));
  ASSERT_THAT(json::serialize(call("set_faults", {{"reader", 1}, {"faults", as_json}})),
              Not(HasSubstr("error")));
  EXPECT_THAT(ask_opensc(server_->status(0), select), HasSubstr("SW1=0x6F, SW2=0x01"));
  call("set_faults", {{"reader", 1}});
  EXPECT_THAT(ask_opensc(server_->status(0), select), HasSubstr("SW1=0x90"));
  EXPECT_THAT(refusal("set_faults", {{"reader", 1}, {"faults", "{do: mtue}"}}),
              HasSubstr("did you mean \"mute\""));
  EXPECT_THAT(refusal("set_faults", {{"reader", 2}}), HasSubstr("reader 2 is empty"));
}

TEST_F(ControlTest, ends_the_server_when_asked) {
  EXPECT_FALSE(ended_);
  EXPECT_TRUE(call("shut_down").at("result").is_null());
  EXPECT_TRUE(ended_);
}

}  // namespace
}  // namespace madoguchi::sim::serving
