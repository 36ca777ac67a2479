// SPDX-License-Identifier: Apache-2.0
// `madoguchi face plot EVALUATION.json`: the page of an evaluation drawn again, in either language.
#include "adapters/files/files.hpp"
#include "apps/madoguchi/face/face_commands.hpp"
#include "evaluation/report/page.hpp"

#include <CLI/CLI.hpp>
#include <boost/json.hpp>
#include <fmt/format.h>

#include <memory>

namespace madoguchi::apps {
namespace {

constexpr std::size_t largest_document = std::size_t{256} << 20U;

struct PlotOptions {
  std::string document;
  std::string page;
};

ExitCode refuse(const std::string& file, const std::string& why) {
  fmt::print(stderr, "{}: {}\n", file, why);
  return ExitCode::usage;
}

ExitCode plot(const Environment& environment, const PlotOptions& options) {
  const auto text = adapters::files::read_file(options.document, largest_document);
  if (!text) return refuse(options.document, text.error().message(environment.language));
  boost::json::error_code error;
  const boost::json::value document = boost::json::parse(*text, error);
  if (error) return refuse(options.document, "JSON was expected: " + error.message());
  const auto page = evaluation::report::page(document, environment.language);
  if (!page) return refuse(options.document, page.error().message(environment.language));
  const std::filesystem::path target =
      options.page.empty() ? std::filesystem::path(options.document).replace_extension(".html")
                           : std::filesystem::path(options.page);
  const auto written = adapters::files::write_atomically(target, *page);
  if (!written) return refuse(target.string(), written.error().message(environment.language));
  fmt::print("{}\n", target.string());
  return ExitCode::ok;
}

}  // namespace

void add_face_plot_command(CLI::App& face, const Environment& environment, CommandRunner& chosen) {
  CLI::App* command = face.add_subcommand("plot", "Draw the page of an evaluation again");
  auto options = std::make_shared<PlotOptions>();
  command->add_option("EVALUATION", options->document, "evaluation.json of an evaluation")
      ->required();
  command->add_option("--out", options->page, "The page (default: beside it, .html)");
  command->callback([&environment, &chosen, options] {
    chosen = [&environment, options] { return plot(environment, *options); };
  });
}

}  // namespace madoguchi::apps
