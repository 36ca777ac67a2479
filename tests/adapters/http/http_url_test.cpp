// SPDX-License-Identifier: Apache-2.0
// Addresses of cameras. Expected: RFC 3986 section 3, RFC 9110 section 4.2.1.
#include "adapters/http/http_url.hpp"

#include "adapters/http/host_name.hpp"

#include <gmock/gmock.h>

namespace madoguchi::adapters::http {
namespace {

TEST(HttpUrl, Parts) {
  const auto url = parse_http_url("http://camera.local:8081/video?size=2#x").value();
  EXPECT_EQ(url.host, "camera.local");
  EXPECT_EQ(url.port, 8081);
  EXPECT_EQ(url.target, "/video?size=2");
  EXPECT_EQ(url.authority(), "camera.local:8081");
}

TEST(HttpUrl, Defaults) {
  const auto url = parse_http_url("http://127.0.0.1").value();
  EXPECT_EQ(url.port, 80);
  EXPECT_EQ(url.target, "/");
  EXPECT_EQ(parse_http_url("http://h?a=1").value().target, "/?a=1");
}

TEST(HttpUrl, Version6) {
  const auto url = parse_http_url("http://[::1]:8080/v").value();
  EXPECT_EQ(url.host, "::1");
  EXPECT_EQ(url.port, 8080);
  EXPECT_EQ(url.authority(), "[::1]:8080");
}

TEST(HttpUrl, RefusesWhatItIsNot) {
  for (const char* text :
       {"", "https://h/", "http://", "http://:80/", "http://h:0/", "http://h:x/", "http://h:99999/",
        "http://[::1", "http://[::1]x", "http://h/a b", "http://h/\r\nX: y", "/dev/video0"}) {
    const auto url = parse_http_url(text);
    ASSERT_FALSE(url) << text;
    EXPECT_EQ(url.error().code, core::Errc::invalid_argument) << text;
  }
  EXPECT_EQ(parse_http_url("http://name:word@h/").error().code, core::Errc::unsupported);
}

TEST(HostName, KnowsTheLoopbackInterface) {
  for (const char* host : {"localhost", "localhost:80", "127.0.0.1", "127.0.0.1:8080", "127.8.8.8",
                           "[::1]:80", "[::1]"}) {
    EXPECT_TRUE(is_loopback_host(host)) << host;
  }
  for (const char* host : {"", "example.org", "10.0.0.1", "127.0.0.1.example.org", "[::2]", "[::1",
                           "localhost.example.org:80"}) {
    EXPECT_FALSE(is_loopback_host(host)) << host;
  }
}

}  // namespace
}  // namespace madoguchi::adapters::http
