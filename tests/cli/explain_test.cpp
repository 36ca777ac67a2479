// SPDX-License-Identifier: Apache-2.0
// `madoguchi explain` for a situation. The answers are those of the notice (N-07, N-08) and of the
// rules' dated sources, read off data/rules by hand.
#include "program.hpp"

#include <boost/json.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace madoguchi::test {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
namespace json = boost::json;

std::string content_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST(ExplainSituation, NamesRuleSourceCertaintyAndDays) {
  const Ran ran = run_program(
      "explain --date 2026-01-15 --card pinless --present proxy --institution pharmacy --failed "
      "service_unreachable --document prescription --document insurance_card");
  EXPECT_EQ(ran.exit_code, 0) << ran.output;
  EXPECT_THAT(ran.output, HasSubstr("N-07: a proxy at a pharmacy: by the prescription"));
  EXPECT_THAT(ran.output, HasSubstr("MHLW notice on PIN-less cards, 2023-08-07"));
  EXPECT_THAT(ran.output, HasSubstr("N-08: a PIN-less card has no portal screen"));
  EXPECT_THAT(ran.output, HasSubstr("prescription (prescription): accepted"));
  EXPECT_THAT(ran.output, HasSubstr("from 2025-12-02 until 2026-03-31"));
  EXPECT_THAT(ran.output, HasSubstr("official text or several sources"));
  EXPECT_THAT(ran.output, HasSubstr("insurer 77777777"));
}

// What stands in brackets behind a finding can be looked up.
TEST(ExplainClause, TellsItsWordsAndItsScenarios) {
  const Ran ran = run_program("explain EM-16");
  EXPECT_EQ(ran.exit_code, 0) << ran.output;
  EXPECT_THAT(ran.output, AllOf(HasSubstr("EM-16 (shall): The newest result"),
                                HasSubstr("Public pages on claims"), HasSubstr("emr-late-file")));
  EXPECT_THAT(run_program("explain EM-16 --lang ja").output,
              AllOf(HasSubstr("EM-16 (必須)"), HasSubstr("この要件のシナリオ")));
  EXPECT_EQ(run_program("explain EM-99").exit_code, 2);
}

TEST(ExplainSituation, InJapanese) {
  const Ran ran = run_program("explain --failed service_unreachable --date 2025-06-10 --lang ja");
  EXPECT_EQ(ran.exit_code, 0) << ran.output;
  EXPECT_THAT(ran.output, AllOf(HasSubstr("利用できる手段"), HasSubstr("被保険者資格申立書"),
                                HasSubstr("公的資料または複数の資料")));
}

TEST(ExplainSituation, AsJson) {
  const Ran ran =
      run_program("explain --json --date 2026-04-01 --carrier nothing --document insurance_notice");
  EXPECT_EQ(ran.exit_code, 0) << ran.output;
  const json::object answer = json::parse(ran.output).as_object();
  const auto& paper = answer.at("documents").at(0).as_object();
  EXPECT_EQ(paper.at("accepted"), false);
  EXPECT_EQ(paper.at("rules").at(0).at("id"), "F-31");
  EXPECT_EQ(paper.at("rules").at(0).at("from"), "2026-04-01");
  EXPECT_EQ(answer.at("share").at("least"), 100);
  EXPECT_EQ(answer.at("share").at("rule").at("certainty"), "assumption");
  EXPECT_EQ(answer.at("claim").at("insurer_number"), "77777777");
}

TEST(ExplainSituation, WritesTheFormAndRepeatsItInTheClaim) {
  const auto folder = fresh_folder("explain_form");
  const std::string about =
      " --date 2025-06-10 --failed qualification_not_valid --name '試験　花子' --born 1941-05-03 "
      "--sex 2 --address '東京都試験区見本町1-2-3' --contact 000-0000-0000 --employer '見本<商事>' "
      "--told-share 10";
  const Ran html = run_program("explain --form " + (folder / "form.html").string() + about);
  EXPECT_EQ(html.exit_code, 0) << html.output;
  EXPECT_THAT(html.output,
              HasSubstr("住所:東京都試験区見本町1-2-3、事業所:見本<商事>、連絡先:000-0000-0000"));
  EXPECT_THAT(content_of(folder / "form.html"),
              AllOf(HasSubstr("被保険者資格申立書"), HasSubstr("試験　花子"),
                    HasSubstr("1941年5月3日"), HasSubstr("☑ 女"), HasSubstr("☑ 1割"),
                    HasSubstr("見本&lt;商事&gt;"), Not(HasSubstr("<商事>"))));
  const Ran pdf = run_program("explain --form " + (folder / "form.pdf").string() + about);
  EXPECT_EQ(pdf.exit_code, 0) << pdf.output;
  EXPECT_TRUE(content_of(folder / "form.pdf").starts_with("%PDF-"));
  EXPECT_EQ(run_program("explain --form form.doc" + about).exit_code, 2);
  EXPECT_EQ(run_program("explain --form /nowhere/form.html" + about).exit_code, 2);
}

TEST(ExplainSituation, TakesRulesOfTheUser) {
  const auto folder = fresh_folder("explain_rules");
  const auto mine = write_file(folder / "mine.yaml", "withdraw: [F-31]\n");
  const std::string about = " --date 2026-04-01 --carrier nothing --document insurance_notice";
  EXPECT_THAT(run_program("explain" + about).output, HasSubstr("F-31"));
  EXPECT_THAT(run_program("explain --rules " + mine.string() + about).output,
              Not(HasSubstr("F-31")));
  const auto bad = write_file(folder / "bad.yaml", "withdraw: [F-999]\n");
  const Ran refused = run_program("explain --rules " + bad.string() + about);
  EXPECT_EQ(refused.exit_code, 2);
  EXPECT_THAT(refused.output, HasSubstr("bad.yaml:1:12: withdraw.0: unknown rule"));
}

TEST(ExplainSituation, TellsTheErrorThatTheReaderShows) {
  const std::string example =
      std::string(MADOGUCHI_SOURCE_DIR) + "/docs/counter-rules/error-numbers.yaml";
  EXPECT_THAT(run_program("explain --failed card_unreadable --lang ja").output,
              AllOf(HasSubstr("リーダーの表示"), HasSubstr("001 マイナンバーカードの認識不可")));
  EXPECT_THAT(run_program("explain --failed pin_locked").output,
              Not(HasSubstr("The reader shows")));
  EXPECT_THAT(run_program("explain --failed pin_locked --rules " + example).output,
              HasSubstr("003 example: the PIN is locked"));
  EXPECT_THAT(run_program("explain --rules").output,
              AllOf(HasSubstr("E-006"), HasSubstr("F-92"), Not(HasSubstr("E-003"))));
}

TEST(ExplainSituation, PrintsAllRules) {
  const Ran all = run_program("explain --rules");
  EXPECT_EQ(all.exit_code, 0) << all.output;
  EXPECT_THAT(all.output,
              AllOf(HasSubstr("N-04"), HasSubstr("F-28"), HasSubstr("F-13"), HasSubstr("F-54"),
                    HasSubstr("F-65"), HasSubstr("from 2026-04-01")));
  EXPECT_GT(json::parse(run_program("explain --table --json").output).at("ways").as_array().size(),
            70U);
}

TEST(ExplainSituation, TellsTheNearestWord) {
  const Ran ran = run_program("explain --failed service_unreachabel");
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_THAT(ran.output, HasSubstr("did you mean \"service_unreachable\"?"));
  EXPECT_EQ(run_program("explain --date 2025-02-30").exit_code, 2);
  EXPECT_EQ(run_program("explain --told-share 130 --card pinless").exit_code, 2);
  EXPECT_EQ(run_program("explain").exit_code, 2);
  EXPECT_EQ(run_program("explain face-pinless-match --card pinless").exit_code, 2);
}

}  // namespace
}  // namespace madoguchi::test
