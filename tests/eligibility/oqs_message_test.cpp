// SPDX-License-Identifier: Apache-2.0
// Files of all families: what is refused and why, and what a layout says about a message. The
// expectations follow from the XML, the encodings and the table of conditions.
#include "eligibility/oqs_message.hpp"

#include "eligibility/oqs_file_name.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace madoguchi::eligibility {
namespace {

const std::string good =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?><XmlMsg><MessageHeader><A>1</A></MessageHeader>"
    "<MessageBody><B> 2</B></MessageBody></XmlMsg>";

OqsCondition condition_of(const std::string& xml) {
  const auto read = read_oqs_message(xml);
  const auto* fault = std::get_if<OqsFault>(&read);
  if (fault == nullptr) throw std::logic_error("was read: " + xml.substr(0, 200));
  return fault->condition;
}

TEST(OqsMessage, IsReadWithItsBlanks) {
  const auto read = read_oqs_message("\xEF\xBB\xBF" + good);
  ASSERT_TRUE(std::holds_alternative<OqsMessage>(read));
  const auto& message = std::get<OqsMessage>(read);
  EXPECT_EQ(message.header.value("A"), "1");
  EXPECT_EQ(message.body.value("B"), " 2");
  EXPECT_EQ(message.body.value("C"), "");
}

TEST(OqsMessage, IsRefusedForTheRightReason) {
  using enum OqsCondition;
  std::string deep(2000, ' ');
  deep.clear();
  for (int i = 0; i < 100; ++i) deep += "<A>";
  for (int i = 0; i < 100; ++i) deep += "</A>";
  const std::string rest = "<XmlMsg><MessageHeader/><MessageBody/></XmlMsg>";
  EXPECT_EQ(condition_of(""), broken_xml);
  EXPECT_EQ(condition_of("not XML"), broken_xml);
  EXPECT_EQ(condition_of(good.substr(0, good.size() - 3)), broken_xml);
  EXPECT_EQ(condition_of("<!DOCTYPE XmlMsg [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" + rest),
            document_type);
  EXPECT_EQ(condition_of("<XmlMsg>" + deep + "</XmlMsg>"), too_deep);
  EXPECT_EQ(condition_of("<Msg/>"), wrong_root);
  EXPECT_EQ(condition_of("<XmlMsg><MessageHeader/></XmlMsg>"), wrong_root);
  EXPECT_EQ(condition_of("<XmlMsg><MessageHeader/><MessageBody/><MessageBody/></XmlMsg>"),
            wrong_root);
  EXPECT_EQ(condition_of(rest + "<XmlMsg/>"), wrong_root);
  EXPECT_EQ(condition_of("<XmlMsg><MessageHeader/><MessageBody><N>\x8A</N></MessageBody></XmlMsg>"),
            wrong_encoding);
  EXPECT_EQ(condition_of(std::string(request_limit + 1, ' ')), too_large);
}

// XML 1.0 (fifth edition), clauses 2.2 and 4.1: what a lenient parser would let an EMR get away
// with.
TEST(OqsMessage, IsRefusedForWhatIsNoXml) {
  const auto with = [](const std::string& text) {
    return "<XmlMsg><MessageHeader/><MessageBody><N>" + text + "</N></MessageBody></XmlMsg>";
  };
  for (const char* text :
       {"A&B", "&", "&m;", "&nbsp;", "&#;", "&#x;", "&#x3G;", "&#0;", "&#1;", "&#x1F;", "&#xD800;",
        "&#xDFFF;", "&#xFFFE;", "&#x110000;", "&#4294967361;", "\x01", "\x1F"}) {
    EXPECT_EQ(condition_of(with(text)), OqsCondition::broken_xml) << text;
  }
  for (const auto& [text, means] : {std::pair{"A&amp;B", "A&B"},
                                    {"&#65;&#x42;", "AB"},
                                    {"&#x10FFFF;&#xFFFD;&#9;", "\U0010FFFF\uFFFD\t"},
                                    {"<![CDATA[A&B]]>", "A&B"},
                                    {"A<!-- & -->B<?p &?>C", "ABC"}}) {
    const auto read = read_oqs_message(with(text));
    ASSERT_TRUE(std::holds_alternative<OqsMessage>(read)) << text;
    EXPECT_EQ(std::get<OqsMessage>(read).body.value("N"), means);
  }
}

TEST(OqsMessage, TheEncodingIsTheDeclaredOne) {
  const auto declared = [](const std::string& name) {
    return declared_encoding("<?xml version=\"1.0\" encoding=\"" + name + "\"?><XmlMsg/>");
  };
  EXPECT_EQ(std::get<OqsEncoding>(declared("UTF-8")), OqsEncoding::utf_8);
  EXPECT_EQ(std::get<OqsEncoding>(declared("utf-8")), OqsEncoding::utf_8);
  EXPECT_EQ(std::get<OqsEncoding>(declared("Shift_JIS")), OqsEncoding::shift_jis);
  EXPECT_EQ(std::get<OqsEncoding>(declared_encoding("<XmlMsg/>")), OqsEncoding::utf_8);
  EXPECT_EQ(std::get<OqsFault>(declared("EUC-JP")).condition, OqsCondition::wrong_encoding);
  EXPECT_EQ(std::get<OqsFault>(declared("UTF-16")).condition, OqsCondition::wrong_encoding);
}

OqsRule row(std::string name, OqsForm form, bool required = false) {
  OqsRule rule;
  rule.means = rule.element = std::move(name);
  rule.form = form;
  rule.required = required;
  return rule;
}

/// What a layout of one element says about a body.
std::string said(const OqsRule& rule, const std::string& body) {
  OqsTables tables;
  tables.codes["OQSCD001"] = {{"0", "x"}, {"1", "y"}};
  const auto read =
      read_oqs_message("<XmlMsg><MessageHeader/><MessageBody>" + body + "</MessageBody></XmlMsg>");
  const auto checked = check_oqs_message(std::get<OqsMessage>(read), {{}, {rule}}, tables);
  return checked.faults.empty() ? "nothing" : checked.faults.front().detail;
}

TEST(OqsLayout, SaysWhatIsWrongWithoutQuotingIt) {
  using testing::HasSubstr;
  OqsRule eight = row("E", OqsForm::padded, true);
  eight.size = 8;
  EXPECT_EQ(said(eight, "<E>  138057</E>"), "nothing");
  EXPECT_THAT(said(eight, "<E>138057</E>"), HasSubstr("6 characters long instead of 8"));
  EXPECT_THAT(said(eight, "<E>13 8057 </E>"), HasSubstr("digits after spaces"));
  EXPECT_THAT(said(eight, "<E></E>"), HasSubstr("E is missing"));
  EXPECT_THAT(said(eight, "<E>12345678</E><E>12345678</E>"), HasSubstr("occurs twice"));
  EXPECT_THAT(said(row("E", OqsForm::date), "<E>20240230</E>"), HasSubstr("date"));
  EXPECT_THAT(said(row("E", OqsForm::month), "<E>202413</E>"), HasSubstr("month"));
  EXPECT_THAT(said(row("E", OqsForm::time), "<E>20240201250000</E>"), HasSubstr("time"));
  EXPECT_THAT(said(row("E", OqsForm::text), "<E>a&#9;b</E>"), HasSubstr("control characters"));
  EXPECT_THAT(said(row("E", OqsForm::text), "<E><F>1</F></E>"), HasSubstr("child elements"));
  OqsRule code = row("E", OqsForm::code);
  code.codes = "OQSCD001";
  EXPECT_EQ(said(code, "<E>1</E>"), "nothing");
  EXPECT_THAT(said(code, "<E>2</E>"), HasSubstr("a code that OQSCD001 does not have"));
  OqsRule four = row("E", OqsForm::text);
  four.most = 4;
  EXPECT_EQ(said(four, "<E>見本太郎</E>"), "nothing");  // characters, not bytes
  EXPECT_THAT(said(four, "<E>見本太郎1</E>"), HasSubstr("5 characters long, at most 4"));
}

TEST(OqsLayout, RenamesBothWays) {
  OqsRule renamed = row("Official", OqsForm::text);
  renamed.means = "Ours";
  const OqsLayout layout{{}, {renamed}};
  OqsMessage message;
  message.body.put("Ours", "1");
  message.body.put("Unknown", "2");
  const OqsMessage file = arrange_oqs_message(message, layout);
  EXPECT_EQ(file.body.value("Official"), "1");
  EXPECT_EQ(file.body.children.size(), 1U);
  EXPECT_EQ(check_oqs_message(file, layout, {}).message.body.value("Ours"), "1");
}

TEST(OqsRequestName, SaysFamilyAndResult) {
  const auto name = OqsRequestName::parse("OQSsiquc01req_202402010001.xml");
  ASSERT_TRUE(name);
  EXPECT_EQ(name->family, "OQSsiquc01");
  EXPECT_EQ(name->result(".xml"), "OQSsiquc01res_202402010001.xml");
  EXPECT_EQ(name->result(".pdf"), "OQSsiquc01res_202402010001.pdf");
  for (const char* other :
       {"OQSsiquc01req_1.xml.tmp", "OQSsiquc01req_.xml", "req_1.xml", "readme.txt",
        ".OQSsiquc01req_1.xml", "OQSsiquc01res_1.xml", "OQSsiquc01req_a/b.xml", ""}) {
    EXPECT_FALSE(OqsRequestName::parse(other)) << other;
  }
  EXPECT_FALSE(OqsRequestName::parse("OQSsiquc01req_" + std::string(300, '1') + ".xml"));
}

}  // namespace
}  // namespace madoguchi::eligibility
