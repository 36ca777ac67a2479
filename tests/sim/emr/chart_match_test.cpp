// SPDX-License-Identifier: Apache-2.0
// Which chart a record goes to: never chosen silently where two fit, never another one than the
// file's own number says.
#include "sim/emr/chart_match.hpp"

#include "emr_fixture.hpp"

#include <gtest/gtest.h>

namespace madoguchi::sim::emr {
namespace {

using checkin::EmrChart;
using checkin::EmrNote;

Facts taro() {
  return {{"name_received", "見本　太郎"},
          {"kana_received", "ﾐﾎﾝ ﾀﾛｳ"},
          {"sex_received", "1"},
          {"born_received", "19800401"},
          {"insurer_number", "06139999"},
          {"symbol", "見本１"},
          {"number", "0012"},
          {"branch", "00"}};
}

EmrChart other(const std::string& id) {
  EmrChart chart = chart_0012();
  chart.id = id;
  chart.number = "0099";
  return chart;
}

TEST(ChartMatch, OneThatFitsIsTaken) {
  EXPECT_EQ(match_chart(taro(), {chart_0012()}, "", {}).chart, "0012");
}

TEST(ChartMatch, TwoThatFitAreAskedAbout) {
  const auto match = match_chart(taro(), {chart_0012(), other("0500")}, "", {});
  EXPECT_EQ(match.chart, "");
  EXPECT_EQ(match.reason, EmrNote::several_charts);
  EXPECT_EQ(match.candidates, (std::vector<std::string>{"0012", "0500"}));
  EXPECT_EQ(match_chart(taro(), {chart_0012(), other("0500")}, "",
                        {checkin::Defect::emr_autoselects_chart})
                .chart,
            "0012");
}

TEST(ChartMatch, TheReferenceNumberDecidesBetweenThem) {
  Facts record = taro();
  record["reference_number"] = "0500";
  EXPECT_EQ(match_chart(record, {chart_0012(), other("0500")}, "", {}).chart, "0500");
  // but not against the person
  record["born_received"] = "19810401";
  const auto match = match_chart(record, {chart_0012(), other("0500")}, "", {});
  EXPECT_EQ(match.reason, EmrNote::identity_differs);
  EXPECT_EQ(match.candidates, std::vector<std::string>{"0500"});
}

TEST(ChartMatch, AnotherNameOfTheSameInsuranceIsAskedAbout) {
  Facts record = taro();
  record["name_received"] = "検証　太郎";
  record["kana_received"] = "ｹﾝｼｮｳ ﾀﾛｳ";
  const auto match = match_chart(record, {chart_0012()}, "", {});
  EXPECT_EQ(match.reason, EmrNote::name_differs);
  EXPECT_EQ(match.candidates, std::vector<std::string>{"0012"});
}

TEST(ChartMatch, ADependantOfTheSameNumberIsSomebodyElse) {
  EmrChart wife = chart_0012();
  wife.id = "0013";
  wife.name = "見本　花子";
  wife.name_kana = "ミホン　ハナコ";
  wife.sex = "2";
  wife.branch = "01";
  EXPECT_EQ(match_chart(taro(), {wife, chart_0012()}, "", {}).chart, "0012");
  EXPECT_EQ(match_chart(taro(), {wife}, "", {}).reason, EmrNote::no_chart);
}

TEST(ChartMatch, SexThatIsNotStatedIsNoDifference) {
  Facts record = taro();
  record["sex_received"] = "3";
  EXPECT_EQ(match_chart(record, {chart_0012()}, "", {}).chart, "0012");
  record["sex_received"] = "2";
  EXPECT_EQ(match_chart(record, {chart_0012()}, "", {}).reason, EmrNote::identity_differs);
}

}  // namespace
}  // namespace madoguchi::sim::emr
