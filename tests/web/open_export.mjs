// Opens a GEXF or GraphML file with graphology, whose reader is also the one of Gephi Lite, and prints what it sees.
import { readFileSync } from "node:fs";
import process from "node:process";
import graphology from "graphology";
import gexf from "graphology-gexf/node/index.js";
import graphml from "graphology-graphml/node/index.js";

const path = process.argv[2];
const { parse } = path.endsWith(".gexf") ? gexf : graphml;
const graph = parse(graphology.MultiDirectedGraph, readFileSync(path, "utf8"));
const nodes = Object.fromEntries(graph.mapNodes((id, values) => [id, values]));
const edges = graph.mapEdges((_id, values, source, target) => [nodes[source].label, values.property, nodes[target].label]);
process.stdout.write(JSON.stringify({ nodes, edges }));
