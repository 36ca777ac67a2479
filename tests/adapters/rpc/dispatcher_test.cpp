// SPDX-License-Identifier: Apache-2.0
// Requests and answers are those of the JSON-RPC 2.0 specification, section 7 ("Examples"), with
// parameters by name.
#include "adapters/rpc/dispatcher.hpp"

#include <boost/json/parse.hpp>
#include <gmock/gmock.h>

#include <stdexcept>

namespace madoguchi::adapters::rpc {
namespace {

namespace json = boost::json;
using testing::HasSubstr;

class DispatcherTest : public testing::Test {
 protected:
  json::value ask(std::string_view text) const {
    const std::string answer = dispatcher_.answer(text);
    EXPECT_EQ(answer.find('\n'), std::string::npos);
    return answer.empty() ? json::value("silence") : json::parse(answer);
  }
  /// Code of the error in an answer, and the id that the answer is for.
  static std::pair<std::int64_t, json::value> error_of(const json::value& answer) {
    return {answer.at("error").at("code").as_int64(), answer.at("id")};
  }

  int updates_ = 0;
  Dispatcher dispatcher_{{
      {.name = "subtract",
       .required = {"minuend", "subtrahend"},
       .optional = {"unit"},
       .call = [](const json::object& p) -> json::value {
         return p.at("minuend").as_int64() - p.at("subtrahend").as_int64();
       }},
      {.name = "update",
       .call = [this](const json::object&) -> json::value {
         ++updates_;
         return nullptr;
       }},
      {.name = "refuse",
       .call = [](const json::object&) -> json::value {
         throw CallRefused(RefusalCode::not_possible, "the reader holds a card");
       }},
      {.name = "break",
       .call = [](const json::object&) -> json::value { throw std::logic_error("oh"); }},
  }};
};

TEST_F(DispatcherTest, calls_with_named_parameters) {
  EXPECT_EQ(ask(R"({"jsonrpc": "2.0", "method": "subtract",
                    "params": {"subtrahend": 23, "minuend": 42}, "id": 3})"),
            json::parse(R"({"jsonrpc": "2.0", "result": 19, "id": 3})"));
  EXPECT_EQ(ask(R"({"jsonrpc": "2.0", "method": "update", "id": "a"})"),
            json::parse(R"({"jsonrpc": "2.0", "result": null, "id": "a"})"));
}

TEST_F(DispatcherTest, notifications_are_done_and_not_answered) {
  EXPECT_EQ(ask(R"({"jsonrpc": "2.0", "method": "update"})"), "silence");
  EXPECT_EQ(updates_, 1);
  for (const char* failing : {"no_such_method", "refuse", "break"}) {
    EXPECT_EQ(ask(std::string(R"({"jsonrpc": "2.0", "method": ")") + failing + "\"}"), "silence");
  }
}

TEST_F(DispatcherTest, what_is_no_call_is_told_with_the_codes_of_the_specification) {
  EXPECT_EQ(error_of(ask(R"({"jsonrpc": "2.0", "method": "foobar, "params": "bar", "baz])")),
            std::pair(std::int64_t{-32700}, json::value()));
  EXPECT_EQ(error_of(ask(R"({"jsonrpc": "2.0", "method": 1, "params": "bar"})")),
            std::pair(std::int64_t{-32600}, json::value()));
  EXPECT_EQ(error_of(ask(R"({"jsonrpc": "2.0", "method": "foobar", "id": "1"})")),
            std::pair(std::int64_t{-32601}, json::value("1")));
  EXPECT_EQ(error_of(ask(R"({"method": "update", "id": 5})")),
            std::pair(std::int64_t{-32600}, json::value(5)));
  EXPECT_EQ(error_of(ask(R"({"jsonrpc": "2.0", "method": "update", "id": [1]})")),
            std::pair(std::int64_t{-32600}, json::value()));
  EXPECT_EQ(error_of(ask("")).first, -32700);
  EXPECT_EQ(error_of(ask("\xFF\xFE")).first, -32700);
  EXPECT_EQ(error_of(ask(std::string(5000, '['))).first, -32700) << "too deep";
  EXPECT_EQ(error_of(ask("7")).first, -32600);
  EXPECT_EQ(updates_, 0);
}

TEST_F(DispatcherTest, batches) {
  EXPECT_EQ(error_of(ask("[]")).first, -32600);
  const json::value three = ask("[1,2,3]");
  ASSERT_EQ(three.as_array().size(), 3U);
  EXPECT_EQ(error_of(three.as_array()[2]).first, -32600);
  const json::value mixed =
      ask(R"([{"jsonrpc": "2.0", "method": "subtract", "params": {"minuend": 5, "subtrahend": 1},
               "id": 1},
              {"jsonrpc": "2.0", "method": "update"}, {"foo": "boo"}])");
  ASSERT_EQ(mixed.as_array().size(), 2U);
  EXPECT_EQ(mixed.as_array()[0].at("result"), 4);
  EXPECT_EQ(ask(R"([{"jsonrpc": "2.0", "method": "update"}])"), "silence");
}

TEST_F(DispatcherTest, parameters_are_checked_by_name) {
  const auto message = [this](const char* parameters) {
    const json::value answer = ask(std::string(R"({"jsonrpc":"2.0","id":1,"method":"subtract",)") +
                                   R"("params":)" + parameters + "}");
    EXPECT_EQ(error_of(answer).first, -32602);
    return std::string(answer.at("error").at("message").as_string());
  };
  EXPECT_THAT(message(R"({"minuend":1})"), HasSubstr("needs a parameter \"subtrahend\""));
  EXPECT_THAT(message(R"({"minuend":1,"subtrahend":2,"unti":3})"),
              HasSubstr("did you mean \"unit\""));
  EXPECT_THAT(message("[42, 23]"), HasSubstr("by name"));
}

TEST_F(DispatcherTest, failures_of_a_method_are_answers) {
  const json::value refused = ask(R"({"jsonrpc":"2.0","id":1,"method":"refuse"})");
  EXPECT_EQ(error_of(refused).first, -32000);
  EXPECT_EQ(refused.at("error").at("message"), "the reader holds a card");
  EXPECT_EQ(error_of(ask(R"({"jsonrpc":"2.0","id":1,"method":"break"})")).first, -32603);
  EXPECT_THAT(std::string(ask(R"({"jsonrpc":"2.0","id":1,"method":"updaet"})")
                              .at("error")
                              .at("message")
                              .as_string()),
              HasSubstr("did you mean \"update\""));
}

}  // namespace
}  // namespace madoguchi::adapters::rpc
